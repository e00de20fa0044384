package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import rar.api.spi.Cause;
import rar.api.spi.Task;

/** A task written against the SPI alone, which counts its runs. */
final class HandTask implements Task {
    private static final List<Cause> CAUSES = List.of(Cause.values());
    private static final AtomicLong IDS = new AtomicLong();

    private final long id = IDS.incrementAndGet();
    private final AtomicInteger runs = new AtomicInteger();
    private final Runnable body;

    HandTask(Runnable body) {
        this.body = body;
    }

    @Override
    public void run() {
        runs.incrementAndGet();
        body.run();
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String name() {
        return "hand-" + id;
    }

    int runs() {
        return runs.get();
    }

    /** All causes in turn. */
    static Cause cause(int number) {
        return CAUSES.get(number % CAUSES.size());
    }

    static Cause anyCause() {
        return cause(ThreadLocalRandom.current().nextInt(CAUSES.size()));
    }

    static void assertEachRanOnce(List<HandTask> tasks) {
        List<Integer> others =
                tasks.stream().map(HandTask::runs).filter(runs -> runs != 1).toList();
        assertEquals(List.of(), others, "runs of those tasks that did not run once");
    }
}
