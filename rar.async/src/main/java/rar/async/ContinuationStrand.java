package rar.async;

import rar.api.task.AmbientSlot;

/**
 * A body on the stack of whoever resumes it.
 *
 * @param continuation what keeps its frames in between
 */
record ContinuationStrand(Object continuation) implements Strand {
    @Override
    public void resume(AmbientSlot slot) {
        Continuations.run(continuation); // the slot is that of this very thread
    }

    @Override
    public void suspend() {
        try {
            Continuations.leave();
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "await cannot suspend the async block here: " + reason(String.valueOf(e.getMessage())), e);
        }
    }

    private static String reason(String message) {
        if (message.contains("MONITOR")) {
            return "a method between async and await holds a monitor. Leave synchronized before awaiting,"
                    + " or take -D" + Engines.PROPERTY + "=" + Engine.VIRTUAL;
        }
        if (message.contains("NATIVE")) {
            return "there is a native frame between async and await, such as that of a class initialiser."
                    + " Await before or after it, or take -D" + Engines.PROPERTY + "=" + Engine.VIRTUAL;
        }
        return "the JVM says \"" + message + "\"";
    }
}
