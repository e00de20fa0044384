package rar.examples;

import static rar.async.Async.async;
import static rar.async.Async.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Time;
import rar.async.Async;

/**
 * Futures as plain code: a loop, a task of its own, and a failure that is caught where it happens.
 *
 * <pre>
 * mvn -q -pl rar.examples -am compile exec:exec -Dexample=DirectStyle
 * </pre>
 */
public final class DirectStyle {
    private DirectStyle() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        System.out.println("engine: " + Async.engine());
        try (var scheduler = new Builder().build()) {
            System.out.println("total: " + scheduler.blockOn(total(List.of("apple", "fig", "cherry"))));
        }
    }

    private static Future<Integer> total(List<String> items) {
        return async(() -> {
            JoinHandle<Integer> discount = Context.spawn(price("card"));
            int sum = 0;
            for (String item : items) {
                try {
                    sum += await(price(item).timeout(Duration.ofMillis(200)));
                } catch (CompletionException e) { // around a checked exception
                    System.out.println("no price for " + item + ": " + (e.getCause() instanceof TimeoutException));
                }
            }
            return sum - await(discount);
        });
    }

    /** A price of one for each letter; that of figs takes too long to find out. */
    private static Future<Integer> price(String item) {
        return async(() -> {
            await(Time.sleep(item.equals("fig") ? Duration.ofMinutes(1) : Duration.ofMillis(5)));
            return item.length();
        });
    }
}
