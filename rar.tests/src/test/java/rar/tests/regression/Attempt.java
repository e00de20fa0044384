package rar.tests.regression;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a thread of its own does for a test, and what hangs if a bug is back: then the test fails, and tells where the
 * threads are.
 */
final class Attempt<T> {
    private final FutureTask<T> task;
    private final Thread thread;

    private Attempt(Callable<T> body) {
        task = new FutureTask<>(body);
        thread = new Thread(task, "attempt");
        thread.setDaemon(true);
    }

    static <T> Attempt<T> start(Callable<T> body) {
        Attempt<T> attempt = new Attempt<>(body);
        attempt.thread.start();
        return attempt;
    }

    static Attempt<Void> start(Runnable body) {
        return start(() -> {
            body.run();
            return null;
        });
    }

    /** What the body returned. What it threw is thrown as it is. */
    T result() throws Exception {
        try {
            return task.get(Patience.SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) e.getCause();
        } catch (TimeoutException e) {
            throw new AssertionError("the attempt hangs, " + describe(thread, thread.getStackTrace()) + others(), e);
        }
    }

    void interrupt() {
        thread.interrupt();
    }

    private static String others() {
        StringBuilder all = new StringBuilder();
        for (Map.Entry<Thread, StackTraceElement[]> other :
                Thread.getAllStackTraces().entrySet()) {
            if (other.getKey().getName().matches("(rar-|attempt).*")) {
                all.append('\n').append(describe(other.getKey(), other.getValue()));
            }
        }
        return all.toString();
    }

    private static String describe(Thread thread, StackTraceElement[] stack) {
        StringBuilder lines = new StringBuilder(thread.getName() + " " + thread.getState());
        for (StackTraceElement frame : stack) {
            lines.append("\n    ").append(frame);
        }
        return lines.toString();
    }
}
