package rar.async;

import rar.api.task.AmbientSlot;

/**
 * A body on the stack of whoever resumes it.
 *
 * @param continuation what keeps its frames while it is suspended
 */
record ContinuationStrand(Object continuation) implements Strand {
    private static final String REFUSED = "await cannot suspend the async block here: ";
    private static final String REMEDY = ", or take another engine with -D" + Engines.PROPERTY + "=" + Engine.VIRTUAL;

    @Override
    public void resume(AmbientSlot slot) { // that of this very thread
        Continuations.run(continuation);
    }

    @Override
    public void requireSuspendable(Class<?> body) {
        Moves.mayHappen();
        String holder = HeldMonitors.holder(body);
        if (holder != null) {
            throw new IllegalStateException(REFUSED + monitor(holder));
        }
    }

    @Override
    public void suspend() {
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
