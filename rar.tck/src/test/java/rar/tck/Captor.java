package rar.tck;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** A publisher that merely keeps its subscriber, for the kit to signal to. */
final class Captor implements Flow.Publisher<Integer> {
    private final CompletableFuture<Flow.Subscriber<? super Integer>> subscriber = new CompletableFuture<>();

    @Override
    public void subscribe(Flow.Subscriber<? super Integer> given) {
        subscriber.complete(given);
    }

    /** Waits for the subscriber. */
    @SuppressWarnings("unchecked") // one that takes more than integers takes integers
    Flow.Subscriber<Integer> subscriber() {
        return (Flow.Subscriber<Integer>) subscriber.join();
    }
}
