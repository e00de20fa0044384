package rar.api.stream;

import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Poll;

/** What an iterable has. Its iterator is made at the first poll, and must not block. */
public final class IterableStream<T> extends OnceStream<T> {
    private final Iterable<? extends T> elements;
    private @Nullable Iterator<? extends T> iterator; // null until the first poll

    /** A stream of {@code elements}. */
    public IterableStream(Iterable<? extends T> elements) {
        this.elements = elements;
    }

    @Override
    Poll<Optional<T>> step(Context context) {
        if (!context.spendBudget()) {
            return Poll.pending();
        }
        Iterator<? extends T> from = iterator;
        if (from == null) {
            from = Objects.requireNonNull(elements.iterator(), "iterator() returned null");
            iterator = from;
        }
        return from.hasNext()
                ? element(Objects.requireNonNull(from.next(), "the iterable has a null: elements are never null"))
                : end();
    }

    @Override
    void release() {
        iterator = null;
    }
}
