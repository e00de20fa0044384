package rar.examples;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.Futures;
import rar.api.JoinHandle;

/**
 * Three ways in which a task is given up, and what it does then; and how to stop waiting for one without giving it up.
 *
 * <pre>
 * mvn -q -pl rar.examples -am compile exec:exec -Dexample=Cancellation
 * </pre>
 */
public final class Cancellation {
    private Cancellation() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        try (var scheduler = new Builder().build()) {
            System.out.println(scheduler.blockOn(Future.defer(Cancellation::byHandle)));
            System.out.println(scheduler.blockOn(Future.defer(Cancellation::notWhenShielded)));
            try {
                scheduler.blockOn(Future.run(Cancellation::byFailureOfItsScope));
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
            scheduler.spawn(endless("a task outside any scope"));
        } // closing cancels what is left
    }

    private static Future<String> byHandle() {
        JoinHandle<String> task = Context.spawn("download", endless("a task with a handle"));
        task.cancel();
        return task.recover(failure -> Future.ready("who awaits it gets " + failure));
    }

    private static Future<String> notWhenShielded() {
        CompletableFuture<String> news = new CompletableFuture<>();
        JoinHandle<String> task = Context.spawn(Futures.fromCompletionStage(news));
        Future<String> glance = task.shield().timeout(Duration.ZERO).recover(late -> Future.ready("nothing yet"));
        return glance.flatMap(seen -> {
            news.complete("some news");
            return task.map(value -> "a shielded task had " + seen + ", and then " + value);
        });
    }

    private static void byFailureOfItsScope() {
        Context.spawn(endless("a task in a scope"));
        throw new IllegalStateException("the scope has failed");
    }

    private static Future<String> endless(String name) {
        return Future.<String>pending().doFinally(() -> System.out.println(name + " tidies up"));
    }
}
