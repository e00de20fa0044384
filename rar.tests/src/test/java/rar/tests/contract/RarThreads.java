package rar.tests.contract;

import java.util.List;

/** The threads of schedulers, known by their names. */
final class RarThreads {
    private RarThreads() {}

    /** Those of the scheduler of this name, and of its timer and blocking pool, that are alive. */
    static List<Thread> of(String scheduler) {
        return withPrefix("rar-" + scheduler);
    }

    /** All there are. */
    static List<Thread> all() {
        return withPrefix("rar-");
    }

    private static List<Thread> withPrefix(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .filter(Thread::isAlive)
                .toList();
    }
}
