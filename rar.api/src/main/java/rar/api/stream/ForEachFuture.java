package rar.api.stream;

import java.util.function.Consumer;
import rar.api.AsyncStream;

/** Gives every element to a consumer. */
public final class ForEachFuture<T> extends DrainFuture<T, Void> {
    private final Consumer<? super T> action;

    /** A future that gives every element of {@code source} to {@code action}. */
    public ForEachFuture(AsyncStream<T> source, Consumer<? super T> action) {
        super(source);
        this.action = action;
    }

    @Override
    void accept(T element) {
        action.accept(element);
    }

    @Override
    @SuppressWarnings("NullAway") // null is the one value of Void
    Void result() {
        return null;
    }
}
