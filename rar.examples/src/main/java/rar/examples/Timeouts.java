package rar.examples;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import rar.api.Builder;
import rar.api.Future;
import rar.api.Futures;
import rar.api.Time;

/**
 * What to do about an answer that takes too long. A future that loses to the clock, or to another future, is cancelled:
 * nothing here waits for the minute that the slow server takes.
 *
 * <pre>
 * mvn -q -pl rar.examples -am compile exec:exec -Dexample=Timeouts
 * </pre>
 */
public final class Timeouts {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration IMPATIENCE = Duration.ofMillis(50);

    private Timeouts() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        try (var scheduler = new Builder().build()) {
            System.out.println("in time: " + scheduler.blockOn(fast().timeout(PATIENCE)));

            try {
                scheduler.blockOn(slow().timeout(IMPATIENCE));
            } catch (CompletionException e) { // around a checked exception
                System.out.println("too late: " + e.getCause());
            }

            Future<String> orElse = slow().timeout(IMPATIENCE).recover(late -> Future.ready("a value from the cache"));
            System.out.println("with a stand-in: " + scheduler.blockOn(orElse));

            Future<String> retried = slow().timeout(IMPATIENCE).recover(late -> fast().timeout(PATIENCE));
            System.out.println("asked again: " + scheduler.blockOn(retried));

            Future<String> either = Futures.race(List.of(slow(), fast()));
            System.out.println("whoever is first: " + scheduler.blockOn(either));
        }
    }

    private static Future<String> fast() {
        return Time.sleep(Duration.ofMillis(5)).map(slept -> "an answer from the fast server");
    }

    private static Future<String> slow() {
        return Time.sleep(Duration.ofMinutes(1)).map(slept -> "an answer from the slow server");
    }
}
