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
        await(trial, rule, ended, thread);
        rethrow(thrown.get());
    }

    private static void await(Trial trial, Rule rule, CountDownLatch ended, Thread thread) throws Exception {
        long limit = trial.effort().limit().toMillis();
        long total = trial.effort().total().toMillis();
        for (long waited = 0; !ended.await(limit, TimeUnit.MILLISECONDS); waited += limit) {
            trial.requireNone(); // the test has failed already, and cannot end
            if (waited >= total) {
                throw trial.violation(rule, "a call had not returned after " + waited + " ms" + Crew.where(thread));
            }
        }
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
