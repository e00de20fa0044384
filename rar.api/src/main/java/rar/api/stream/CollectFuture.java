package rar.api.stream;

import java.util.function.BiConsumer;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;
import rar.api.AsyncStream;

/** Gives every element to a collector. Its container is made with the first element, or at the end. */
public final class CollectFuture<T, A extends @Nullable Object, R extends @Nullable Object> extends DrainFuture<T, R> {
    private final Collector<? super T, A, R> collector;
    private @Nullable BiConsumer<A, ? super T> accumulator; // null until there is a container
    private @Nullable A container;

    /** A future of what {@code collector} makes of the elements of {@code source}. */
    public CollectFuture(AsyncStream<T> source, Collector<? super T, A, R> collector) {
        super(source);
        this.collector = collector;
    }

    @Override
    @SuppressWarnings("NullAway") // a container that is null is the collector's own
    void accept(T element) {
        BiConsumer<A, ? super T> into = accumulator;
        if (into == null) {
            container = collector.supplier().get();
            into = collector.accumulator();
            accumulator = into;
        }
        into.accept(container, element);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // a collector says so if its container is the result
    R result() {
        A last = accumulator == null ? collector.supplier().get() : container;
        return collector.characteristics().contains(Collector.Characteristics.IDENTITY_FINISH)
                ? (R) last
                : collector.finisher().apply(last);
    }
}
