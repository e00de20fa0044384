package rar.tests.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import rar.api.Builder;
import rar.api.Scheduler;

/** Builds the schedulers of a test, and closes them after it, which must succeed and leave no thread behind. */
final class Schedulers implements AfterEachCallback {
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private final List<Scheduler> built = new ArrayList<>();

    /** One with a worker, a blocking thread, and the handler that there is by default. */
    Scheduler start(Kind kind) {
        return start(kind, single());
    }

    Scheduler start(Kind kind, Builder builder) {
        return added(kind.build(builder));
    }

    Scheduler start(ContendedQueue executor) {
        return added(HandMade.build(single(), executor));
    }

    /** A builder of schedulers that have no thread to spare, and a name that nobody else has. */
    static Builder single() {
        return new Builder().threads(1).blockingThreads(1).name("regression-" + SERIAL.incrementAndGet());
    }

    /** The threads of a scheduler, its timer, its blocking pool and its watch that are alive. */
    static List<Thread> threads(Scheduler scheduler) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("rar-" + scheduler.name() + "-"))
                .filter(Thread::isAlive)
                .toList();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        for (Scheduler scheduler : built) {
            Attempt.start(scheduler::close).result();
            assertEquals(List.of(), threads(scheduler));
        }
    }

    private Scheduler added(Scheduler scheduler) {
        built.add(scheduler);
        return scheduler;
    }
}
