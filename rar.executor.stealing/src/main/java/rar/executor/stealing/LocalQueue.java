package rar.executor.stealing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import rar.api.spi.Task;

/**
 * A worker's own queue: a bounded ring with one producer, its owner, and many consumers, the owner and thieves. First
 * in, first out. The algorithm is that of the run queues in Go's scheduler (runtime/proc.go, {@code runqput} and
 * {@code runqgrab}).
 *
 * <pre>
 *   field   plain          opaque   acquire           release   volatile CAS
 *   head    -              -        all               -         owner and thieves, to consume
 *   tail    owner          -        thieves           owner     -
 *   slots   thieves;       all      -                 -         -
 *           owner, clear
 * </pre>
 *
 * <p>The tasks are those from {@code head} to {@code tail}; both count up for ever and are taken modulo the capacity. A
 * consumer reads the tasks it wants and then claims them by moving {@code head}. If the claim succeeds, {@code head}
 * did not move meanwhile, so the owner, who overwrites a place only once {@code head} has passed it, has not
 * overwritten what was read. If it fails, what was read is forgotten. (A {@code head} that went round all 2^32 values
 * between a thief's read and its claim would deceive it; that takes a thief that sleeps for minutes in between two
 * instructions and wakes at the very value.)
 */
sealed class LocalQueue extends Padded {
    private static final VarHandle HEAD;
    private static final VarHandle TAIL;
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Task[].class);

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            HEAD = lookup.findVarHandle(LocalQueue.class, "head", int.class);
            TAIL = lookup.findVarHandle(LocalQueue.class, "tail", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final @Nullable Task[] slots;
    private final int mask;

    @SuppressWarnings("UnusedVariable") // by HEAD
    private int head;

    private int tail;

    /** The tail when this queue was last cleared: the places from there on have been used. */
    private int clean;

    /**
     * An empty queue.
     *
     * @param capacity a power of two, at least 2
     */
    LocalQueue(int capacity) {
        if (capacity < 2 || Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("capacity must be a power of two and at least 2: " + capacity);
        }
        slots = new @Nullable Task[capacity];
        mask = capacity - 1;
    }

    // ---- owner only

    /** Adds a task at the back; false if there is no room. */
    boolean push(Task task) {
        int end = tail;
        // Acquire pairs with the consumers' CAS: they have read a place before we overwrite it.
        if (end - headAcquire() > mask) {
            return false;
        }
        set(end, task);
        // Release pairs with tailAcquire() of a thief: it sees the task, and what the task's maker wrote before (S3).
        TAIL.setRelease(this, end + 1);
        return true;
    }

    /** Takes the task at the front. */
    @Nullable
    Task pop() {
        for (; ; ) {
            int begin = headAcquire();
            if (begin == tail) {
                return null;
            }
            Task task = get(begin);
            if (HEAD.compareAndSet(this, begin, begin + 1)) {
                set(begin, null);
                return task;
            }
        }
    }

    /** Takes the older half of a full queue, to make room; null if thieves have made room meanwhile. */
    @Nullable
    Task @Nullable [] popHalf() {
        int begin = headAcquire();
        if (tail - begin <= mask) {
            return null;
        }
        @Nullable Task[] half = new @Nullable Task[(mask + 1) / 2];
        for (int i = 0; i < half.length; i++) {
            half[i] = get(begin + i);
        }
        return HEAD.compareAndSet(this, begin, begin + half.length) ? half : null;
    }

    /** How many tasks can be added for certain. */
    int room() {
        return mask + 1 - (tail - headAcquire());
    }

    /** Forgets the tasks that were consumed from this queue, which is empty. */
    void clear() {
        int used = tail - clean;
        if (used < 0 || used > mask) {
            Arrays.fill(slots, null);
        } else {
            for (int i = clean; i != tail; i++) {
                set(i, null);
            }
        }
        clean = tail;
    }

    /**
     * Steals the older half of {@code victim}'s tasks, rounded up, into this queue, which is empty.
     *
     * @return one of them, which is not in this queue; null if there was nothing to steal
     */
    @Nullable
    Task stealFrom(LocalQueue victim) {
        for (; ; ) {
            int begin = victim.headAcquire();
            int size = victim.tailAcquire() - begin;
            if (size <= 0) {
                return null;
            }
            int count = Math.min(size - size / 2, (mask + 1) / 2);
            Task first = victim.get(begin);
            copyFrom(victim, begin + 1, count - 1); // not visible to thieves of ours before tail moves
            // Volatile: the reads above are done before the owner can see the places as free.
            if (HEAD.compareAndSet(victim, begin, begin + count)) {
                TAIL.setRelease(this, tail + count - 1);
                return first;
            }
            for (int i = 1; i < count; i++) {
                set(tail + i - 1, null); // they are not ours, nor for us to keep
            }
        }
    }

    /**
     * Copies places of a queue as large as this one to those behind our tail. At once, as each store by itself to an
     * array that is old has the collector's barrier cost a fence. The owner may write to these places meanwhile: plain
     * reads, each of which finds one task or another, and none of which counts unless the claim succeeds.
     */
    private void copyFrom(LocalQueue other, int from, int count) {
        int to = tail;
        int end = from + count;
        while (from != end) {
            int there = from & mask;
            int here = to & mask;
            int length = Math.min(end - from, mask + 1 - Math.max(there, here));
            System.arraycopy(other.slots, there, slots, here, length);
            from += length;
            to += length;
        }
    }

    /** For tests: has an empty queue count from {@code index} on. */
    void startAt(int index) {
        HEAD.setVolatile(this, index);
        TAIL.setVolatile(this, index);
    }

    // ---- any thread

    /** Whether there seems to be nothing. Whoever sees that a task was taken sees all that was queued before that. */
    boolean isEmpty() {
        // The head first: its acquire pairs with the owner's CAS, which came after what the owner has queued by then.
        return headAcquire() == tailAcquire();
    }

    /** How many tasks there seem to be: when it is read beside changes, some too many, but never too few. */
    int size() {
        int begin = headAcquire();
        return tailAcquire() - begin;
    }

    private int headAcquire() {
        return (int) HEAD.getAcquire(this);
    }

    private int tailAcquire() {
        return (int) TAIL.getAcquire(this);
    }

    /** Opaque: a thief may read a place while the owner writes it; the claim tells whether what it read counts. */
    private @Nullable Task get(int index) {
        return (Task) SLOT.getOpaque(slots, index & mask);
    }

    private void set(int index, @Nullable Task task) {
        SLOT.setOpaque(slots, index & mask, task);
    }

    /** The one to use: with places behind the fields, see {@link Padded}. */
    static final class Shielded extends LocalQueue {
        long q00, q01, q02, q03;
        long q10, q11, q12, q13;
        long q20, q21, q22, q23;
        long q30, q31, q32, q33;

        Shielded(int capacity) {
            super(capacity);
        }
    }
}
