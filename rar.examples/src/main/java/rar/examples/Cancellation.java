package rar.examples;

import static rar.async.Async.async;
import static rar.async.Async.await;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.Futures;
import rar.api.JoinHandle;

/** Three ways in which a task is given up, and how to stop waiting for one without giving it up. */
public final class Cancellation {
    private Cancellation() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        try (var scheduler = new Builder().build()) {
            System.out.println(scheduler.blockOn(async(Cancellation::byHandle)));
            System.out.println(scheduler.blockOn(async(Cancellation::notWhenShielded)));
            try {
                scheduler.blockOn(Future.run(Cancellation::byFailureOfItsScope));
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
            scheduler.spawn(endless("a task outside any scope"));
        } // closing cancels what is left
    }

    private static String byHandle() {
        JoinHandle<String> task = Context.spawn("download", endless("a task with a handle"));
        task.cancel();
        try {
            return await(task);
        } catch (CancellationException e) {
            return "who awaits it gets " + e;
        }
    }

    private static String notWhenShielded() {
        CompletableFuture<String> news = new CompletableFuture<>();
        JoinHandle<String> task = Context.spawn(Futures.fromCompletionStage(news));
        String seen = await(task.shield().timeout(Duration.ZERO).recover(late -> Future.ready("nothing yet")));
        news.complete("some news");
        return "a shielded task had " + seen + ", and then " + await(task);
    }

    private static void byFailureOfItsScope() {
        Context.spawn(endless("a task in a scope"));
        throw new IllegalStateException("the scope has failed");
    }

    private static Future<String> endless(String name) {
        return Future.<String>pending().doFinally(() -> System.out.println(name + " tidies up"));
    }
}
