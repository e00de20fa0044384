package rar.api.task;

import org.jspecify.annotations.Nullable;

/**
 * The context of the poll in progress on each thread: a field of the thread object on a worker, a thread local on the
 * threads that merely pass through, such as a caller of {@code blockOn}.
 */
public final class Ambient {
    private static final ThreadLocal<@Nullable RuntimeContext> ELSEWHERE = new ThreadLocal<>();

    private Ambient() {}

    /** The ambient context, or null outside a poll. */
    public static @Nullable RuntimeContext get() {
        return Thread.currentThread() instanceof AmbientThread worker ? worker.context : ELSEWHERE.get();
    }

    /**
     * Makes {@code next} ambient and returns what was, for the caller to put back in a {@code finally}. Putting null
     * back leaves an empty thread-local entry behind: removing it would cost more than the next set saves.
     */
    public static @Nullable RuntimeContext swap(@Nullable RuntimeContext next) {
        if (Thread.currentThread() instanceof AmbientThread worker) {
            RuntimeContext outer = worker.context;
            worker.context = next;
            return outer;
        }
        RuntimeContext outer = ELSEWHERE.get();
        ELSEWHERE.set(next);
        return outer;
    }

    /**
     * The ambient context.
     *
     * @param what what was attempted, for the message
     * @throws IllegalStateException outside a poll
     */
    public static RuntimeContext require(String what) {
        RuntimeContext context = get();
        if (context == null) {
            throw new IllegalStateException(what + " was called outside a task, on thread \""
                    + Thread.currentThread().getName() + "\": call it inside a future that a scheduler polls,"
                    + " or use the methods of Scheduler");
        }
        return context;
    }
}
