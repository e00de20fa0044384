package rar.executor.stealing;

/**
 * How many tasks a worker runs of its own before it looks at the injection queue: as many as take it about
 * {@value #AIM} ns, up to {@value #MOST}. A look at a queue that others write to costs more than a short task, and a
 * task from outside must not wait for many long ones. Tokio adapts its interval likewise (tokio-rs/tokio#5720).
 *
 * <p>Not thread-safe: each worker has its own.
 */
sealed class Pace extends Padded {
    private static final long AIM = 10_000;
    private static final int LEAST = 1;
    private static final int MOST = 64;

    private int interval = LEAST;
    private int left = 1;
    private long last;
    private boolean rested = true;

    /** To be called before each task. Whether it is time for a look. */
    boolean isDue() {
        return --left <= 0 && start();
    }

    /** The look has brought a task. After that comes one of the worker's own: neither are those to wait for ever. */
    void found() {
        left = Math.max(left, 2);
    }

    /** The worker has nothing to do: the time until the next look says nothing of the tasks. */
    void rest() {
        rested = true;
    }

    /** How many tasks from one look to the next, at the moment. */
    int interval() {
        return interval;
    }

    private boolean start() {
        long now = System.nanoTime();
        if (!rested) {
            interval = adapted(interval, now - last);
        }
        rested = false;
        last = now;
        left = interval;
        return true;
    }

    /** The interval to come after one that took {@code nanos}. Up by doubling at most: one short task says little. */
    static int adapted(int interval, long nanos) {
        if (nanos < AIM / 2) {
            return Math.min(2 * interval, MOST);
        }
        return nanos <= 2 * AIM ? interval : (int) Math.max(interval * AIM / nanos, LEAST);
    }

    /** The one to use: with places behind the fields, see {@link Padded}. */
    static final class Shielded extends Pace {
        long q00, q01, q02, q03;
        long q10, q11, q12, q13;
        long q20, q21, q22, q23;
        long q30, q31, q32, q33;
    }
}
