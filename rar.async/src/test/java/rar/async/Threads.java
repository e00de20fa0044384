package rar.async;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Threads of tests. */
final class Threads {
    private static final long MUCH = 64L << 20;

    private Threads() {}

    /** Calls {@code body} on a new thread, and returns when that has ended. */
    static <T> T call(Callable<T> body) throws Exception {
        return call(body, 0);
    }

    static <T> T callWithMuchStack(Callable<T> body) throws Exception {
        return call(body, MUCH);
    }

    /** The platform threads that bodies run on, each with what it does. */
    static List<String> ofBodies() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().endsWith("-async"))
                .map(thread -> thread.getKey() + " " + Arrays.toString(thread.getValue()))
                .toList();
    }

    private static <T> T call(Callable<T> body, long stackSize) throws Exception {
        FutureTask<T> task = new FutureTask<>(body);
        Thread thread = new Thread(null, task, "poller", stackSize);
        thread.start();
        T value = task.get(60, TimeUnit.SECONDS);
        thread.join();
        return value;
    }
}
