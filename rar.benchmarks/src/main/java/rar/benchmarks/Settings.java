package rar.benchmarks;

import java.util.List;
import java.util.Map;

/** What a JVM is told at its start: how many threads those peers have whose threads belong to the JVM, and its heap. */
final class Settings {
    private Settings() {}

    /** System properties that give each of them so many threads. */
    private static Map<String, Integer> properties(int workers) {
        return Map.of(
                "jdk.virtualThreadScheduler.parallelism", workers,
                "kotlinx.coroutines.scheduler.core.pool.size", workers,
                "kotlinx.coroutines.scheduler.max.pool.size", workers);
    }

    /** For a JVM to come. */
    static List<String> flags(int workers) {
        return properties(workers).entrySet().stream()
                .map(property -> "-D" + property.getKey() + "=" + property.getValue())
                .sorted()
                .toList();
    }

    /**
     * For a JVM to come that measures what something costs once a program runs: a heap whose memory the system has
     * given out and cleared already. In a new one that is a part of what it costs to allocate. If it is too small, the
     * JVM ends: a peer whose thread has died of it would be measured without.
     */
    static List<String> heapFlags() {
        return List.of("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "-XX:+ExitOnOutOfMemoryError");
    }

    /** For a JVM to come that runs RAR's async blocks: what their documentation asks for, and what it costs. */
    static List<String> asyncBlockFlags() {
        return List.of(
                "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:DisableIntrinsic=_currentThread");
    }

    /** For this one, as long as it has used none of them. */
    static void apply(int workers) {
        properties(workers).forEach((name, value) -> System.setProperty(name, value.toString()));
    }
}
