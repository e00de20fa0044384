package rar.async;

import java.util.Arrays;
import java.util.concurrent.CompletionException;

/**
 * A stack trace of an {@code await}, for failures that come from elsewhere: a task that failed on another thread has a
 * trace of its own frames only, and nobody would learn from it who awaited the task. It is suppressed by the failure,
 * which stays the one that was thrown.
 */
final class AwaitedHere extends Exception {
    private static final long serialVersionUID = 1;

    /** A failure that many await, or one that is thrown again and again, must not grow without end. */
    private static final int LIMIT = 8;

    private AwaitedHere() {
        super("awaited here", null, false, true);
    }

    /** What await throws when the future failed with {@code failure} (R4); throws it itself if it is an error. */
    static RuntimeException rethrown(Throwable failure) {
        if (!(failure instanceof Error) && !(failure instanceof RuntimeException)) {
            return new CompletionException(failure); // made here, it shows where
        }
        if (!shows(failure) && hasRoom(failure)) {
            failure.addSuppressed(new AwaitedHere());
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }

    /** Whether the failure was thrown below an await of this thread: if so its trace has that frame. */
    private static boolean shows(Throwable failure) {
        String name = Async.class.getName();
        return Arrays.stream(failure.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(name));
    }

    private static boolean hasRoom(Throwable failure) {
        return Arrays.stream(failure.getSuppressed())
                        .filter(AwaitedHere.class::isInstance)
                        .count()
                < LIMIT;
    }
}
