package rar.conformance;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import rar.api.spi.Cause;
import rar.api.spi.Task;

/** A task written against the SPI alone, which counts how often it is handed in and run. */
final class KitTask implements Task {
    private static final List<Cause> CAUSES = List.of(Cause.values());
    private static final AtomicLong IDS = new AtomicLong();

    private final long id = IDS.incrementAndGet();
    private final AtomicInteger handedIn = new AtomicInteger();
    private final AtomicInteger runs = new AtomicInteger();
    private final Rig rig;
    private final Runnable body;

    KitTask(Rig rig, Runnable body) {
        this.rig = rig;
        this.body = body;
    }

    @Override
    public void run() {
        int run = runs.incrementAndGet();
        if (run > handedIn.get()) {
            rig.trial().note(Rule.S1, "a task was run for the " + run + ". time that was handed in " + handedIn);
        }
        if (rig.mayRun(this)) {
            body.run();
        }
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String name() {
        return "task-" + id;
    }

    void handIn() {
        handedIn.incrementAndGet();
    }

    /** The hand-in was rejected. */
    void takeBack() {
        handedIn.decrementAndGet();
    }

    int runs() {
        return runs.get();
    }

    /** How many runs are missing; negative if there were more than there should be. */
    int missing() {
        return handedIn.get() - runs.get();
    }

    /** All causes in turn. */
    static Cause cause(int number) {
        return CAUSES.get(number % CAUSES.size());
    }

    static Cause anyCause() {
        return cause(ThreadLocalRandom.current().nextInt(CAUSES.size()));
    }
}
