package rar.examples;

import static rar.async.Async.async;
import static rar.async.Async.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import rar.api.Builder;
import rar.api.Future;
import rar.api.Futures;
import rar.api.TaskGroup;
import rar.api.Time;
import rar.sync.CancellationToken;

/** A server that, at Ctrl-C, takes no new requests and lets those that it has begun finish. */
public final class Shutdown {
    private static final AtomicInteger begun = new AtomicInteger();
    private static final AtomicInteger finished = new AtomicInteger();

    private Shutdown() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        CancellationToken stop = new CancellationToken();
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.cancel();
            stopped.join(); // the JVM ends when its hooks have
        }));
        try (var scheduler = new Builder().build()) {
            System.out.println("serving, stop me with Ctrl-C");
            scheduler.blockOn(serve(stop));
            System.out.println("stopped, with " + (begun.get() - finished.get()) + " requests unfinished");
        } finally {
            stopped.complete(null);
        }
    }

    private static Future<Integer> serve(CancellationToken stop) {
        return TaskGroup.open((TaskGroup<Void> requests) -> async(() -> {
            while (await(requestBefore(stop.cancelled()))) {
                begun.incrementAndGet();
                requests.spawn(Time.sleep(Duration.ofMillis(300)).doFinally(finished::incrementAndGet));
            }
            return await(requests.join()).size();
        }));
    }

    private static Future<Boolean> requestBefore(Future<Void> end) {
        return Futures.<Boolean>select()
                .on(end, ended -> false)
                .on(Time.sleep(Duration.ofMillis(10)), request -> true)
                .biased();
    }
}
