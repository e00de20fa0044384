package rar.api.task;

import org.jspecify.annotations.Nullable;

/**
 * The context of the poll in progress on each thread: in a field of the thread object on a worker, in a thread local on
 * the threads that merely pass through, such as a caller of {@code blockOn}.
 */
public final class Ambient {
    private static final ThreadLocal<AmbientSlot> ELSEWHERE = ThreadLocal.withInitial(AmbientSlot::new);

    private Ambient() {}

    /** The current thread's slot. */
    public static AmbientSlot slot() {
        return FreshFrame.slot();
    }

    /**
     * Makes {@code slot} the current thread's. For a thread that runs code on behalf of another, which waits for it
     * meanwhile and whose slot it is.
     */
    public static void adopt(AmbientSlot slot) {
        ELSEWHERE.set(slot);
    }

    /** The current thread if it is one of a scheduler's; null elsewhere. */
    static @Nullable AmbientThread thread() {
        return FreshFrame.thread();
    }

    /** The same for the thread that this very method is compiled for; use {@link #thread()}. */
    static @Nullable AmbientThread threadHere() {
        return Thread.currentThread() instanceof AmbientThread thread ? thread : null;
    }

    /** The slot of the thread that this very method is compiled for; use {@link #slot()}. */
    static AmbientSlot here() {
        return Thread.currentThread() instanceof AmbientThread worker ? worker.slot : ELSEWHERE.get();
    }

    /** The ambient context, or null outside a poll. */
    public static @Nullable RuntimeContext get() {
        return slot().context();
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
