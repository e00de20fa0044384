package rar.conformance;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import rar.api.spi.Cause;
import rar.api.spi.Task;
import rar.api.spi.TaskLink;

/** A task written against the SPI alone, which counts how often it is handed in and run. At first it has a link. */
final class KitTask implements Task, TaskLink {
    private static final List<Cause> CAUSES = List.of(Cause.values());
    private static final AtomicLong IDS = new AtomicLong();

    private final long id = IDS.incrementAndGet();
    private final AtomicInteger handedIn = new AtomicInteger();
    private final AtomicInteger runs = new AtomicInteger();
    private final Rig rig;
    private final Runnable body;
    private @Nullable TaskLink next;

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
        requireUnlinked("run");
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

    @Override
    public @Nullable TaskLink link() {
        return runs() == 0 ? this : null;
    }

    @Override
    public Task task() {
        return this;
    }

    @Override
    public @Nullable TaskLink next() {
        return next;
    }

    @Override
    public void next(@Nullable TaskLink link) {
        next = link;
    }

    void handIn() {
        handedIn.incrementAndGet();
    }

    /** The hand-in was rejected. */
    void takeBack() {
        handedIn.decrementAndGet();
        requireUnlinked("rejected");
    }

    private void requireUnlinked(String what) {
        if (next != null) {
            rig.trial().note(Rule.S1, "a task was " + what + " while its link led to another, which may be lost by it");
        }
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
