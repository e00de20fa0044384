package rar.sync;

import java.util.concurrent.CompletionException;

/**
 * How a {@link OneShot} stands, other than with a value in it. Values are kept as they are, and are boxed only if they
 * are one of these.
 */
interface Outcome {
    /** What is not sent. */
    enum End implements Outcome {
        /** What was sent has been taken. */
        RECEIVED,
        /** Nothing was sent, nor will be. */
        CLOSED
    }

    /** What is to be thrown. */
    record Failed(Throwable failure) implements Outcome {}

    /** A value that would be taken for something else. */
    record Boxed(Object value) implements Outcome {}

    /** What stands for this value. */
    static Object of(Object value) {
        return value instanceof Outcome ? new Boxed(value) : value;
    }

    /** The value that {@code sent} stands for; or throws the failure, wrapped if it is neither Exception nor Error. */
    static Object unwrapped(Object sent) throws Exception {
        if (sent instanceof Failed failed) {
            throw thrown(failed.failure());
        }
        return sent instanceof Boxed boxed ? boxed.value() : sent;
    }

    private static Exception thrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof Exception exception ? exception : new CompletionException(failure);
    }
}
