package rar.conformance;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs a test on a thread that can be given up, so that a subject which never returns fails and blocks nobody. */
final class Guard {
    /** A test. */
    interface Body {
        void run() throws Exception;
    }

    private Guard() {}

    static void run(Trial trial, Rule rule, Body body) throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        body.run();
                    } catch (Throwable t) {
                        thrown.set(t);
                    } finally {
                        ended.countDown();
                    }
                },
                "conformance-" + rule);
        thread.setDaemon(true);
        thread.start();
        long total = trial.effort().total().toMillis();
        if (!ended.await(total, TimeUnit.MILLISECONDS)) {
            trial.requireNone();
            throw trial.violation(rule, "a call had not returned after " + total + " ms" + Crew.where(thread));
        }
        rethrow(thrown.get());
    }

    private static void rethrow(@Nullable Throwable thrown) throws Exception {
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof Exception exception) {
            throw exception;
        }
    }
}
