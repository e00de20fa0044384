package rar.async;

import rar.api.task.AmbientSlot;

/**
 * A body on the stack of whoever resumes it. Touched by the block's owner and its body, which are never at work at
 * once.
 */
final class ContinuationStrand implements Strand {
    private static final String REFUSED = "await cannot suspend the async block here: ";
    private static final String REMEDY = ", or take another engine with -D" + Engines.PROPERTY + "=" + Engine.VIRTUAL;

    /** What keeps the body's frames while it is suspended. */
    private final Object continuation;

    /** Who resumed it last. */
    private Thread thread = Thread.currentThread();

    ContinuationStrand(Object continuation) {
        this.continuation = continuation;
    }

    @Override
    public void resume(AmbientSlot slot) { // that of this very thread
        Thread current = Thread.currentThread();
        if (thread != current) {
            thread = current;
            Moves.happened();
        }
        Continuations.run(continuation);
    }

    @Override
    public void suspend(Object body) {
        String holder = HeldMonitors.holder(body);
        if (holder != null) {
            throw new IllegalStateException(REFUSED + monitor(holder));
        }
        try {
            Continuations.leave();
        } catch (IllegalStateException e) {
            throw new IllegalStateException(REFUSED + reason(String.valueOf(e.getMessage())), e);
        }
    }

    private static String reason(String message) {
        if (message.contains("MONITOR")) {
            return monitor("a method between async and await");
        }
        if (message.contains("NATIVE")) {
            return "there is a native frame between async and await, such as that of a class initialiser."
                    + " Await before or after it" + REMEDY;
        }
        return "the JVM says \"" + message + "\"";
    }

    private static String monitor(String holder) {
        return holder + " holds a monitor. Leave synchronized before awaiting" + REMEDY;
    }
}
