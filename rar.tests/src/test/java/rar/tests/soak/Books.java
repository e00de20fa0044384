package rar.tests.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import rar.api.Future;

/**
 * What became of the futures of one kind of load. Kept beside the runtime's own books and independently of them: each
 * future is entered before it is handed over, and reports its end itself. Any thread.
 */
final class Books {
    /** The first few faults tell enough; all of them might fill the memory. */
    private static final int FAULTS = 20;

    private final String load;
    private final LongAdder spawned = new LongAdder();
    private final LongAdder finished = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder cancelled = new LongAdder();
    private final AtomicLong faultCount = new AtomicLong();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    Books(String load) {
        this.load = load;
    }

    /** Enters a future; what is returned behaves like it. */
    <T> Future<T> enter(Future<T> future) {
        spawned.increment();
        return new Entry<>(this, future);
    }

    void finished() {
        finished.increment();
    }

    void failed() {
        failed.increment();
    }

    void cancelled() {
        cancelled.increment();
    }

    /** Something happened that must not. */
    void fault(String what) {
        if (faultCount.incrementAndGet() <= FAULTS) {
            faults.add(what);
        }
    }

    long spawned() {
        return spawned.sum();
    }

    /** How many have come to no end. */
    long open() {
        return spawned.sum() - finished.sum() - failed.sum() - cancelled.sum();
    }

    /** Nobody uses the books any more: is everything as it should be? */
    void verify() {
        assertEquals(List.of(), List.copyOf(faults), load + ": " + faultCount + " faults");
        assertEquals(
                spawned.sum(),
                finished.sum() + failed.sum() + cancelled.sum(),
                load + ": spawned, and finished + failed + cancelled; " + this);
    }

    static String heading() {
        return "%-12s %12s %12s %12s %12s %6s".formatted("load", "spawned", "finished", "failed", "cancelled", "open");
    }

    @Override
    public String toString() {
        return "%-12s %,12d %,12d %,12d %,12d %6d"
                .formatted(load, spawned.sum(), finished.sum(), failed.sum(), cancelled.sum(), open());
    }
}
