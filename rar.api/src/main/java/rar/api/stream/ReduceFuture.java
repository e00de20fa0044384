package rar.api.stream;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import rar.api.AsyncStream;

/** Combines the elements, from the first to the last. */
public final class ReduceFuture<T, R extends @Nullable Object> extends DrainFuture<T, R> {
    private final BiFunction<? super R, ? super T, ? extends R> f;
    private R value;

    /** A future of {@code identity} combined with each element of {@code source} in turn. */
    public ReduceFuture(AsyncStream<T> source, R identity, BiFunction<? super R, ? super T, ? extends R> f) {
        super(source);
        this.value = identity;
        this.f = f;
    }

    @Override
    void accept(T element) {
        value = f.apply(value, element);
    }

    @Override
    R result() {
        return value;
    }
}
