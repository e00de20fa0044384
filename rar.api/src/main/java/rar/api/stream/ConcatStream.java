package rar.api.stream;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rar.api.AsyncStream;
import rar.api.Context;
import rar.api.Poll;

/** One stream after the other. Empty ones are paid for from the budget. */
public final class ConcatStream<T> extends OnceStream<T> {
    private final ArrayDeque<Upstream<T>> left = new ArrayDeque<>();

    /** A stream of the elements of {@code streams}. */
    public ConcatStream(Collection<? extends AsyncStream<? extends T>> streams) {
        for (AsyncStream<? extends T> stream : streams) {
            left.add(new Upstream<>(Objects.requireNonNull(stream, "stream")));
        }
    }

    @Override
    Poll<Optional<T>> step(Context context) throws Exception {
        for (@Nullable Upstream<T> current = left.peek(); current != null; current = left.peek()) {
            Poll<Optional<T>> poll = current.pull(context);
            if (poll.isPending() || poll.value().isPresent()) {
                return poll;
            }
            left.remove();
            if (!context.spendBudget()) {
                return Poll.pending();
            }
        }
        return end();
    }

    @Override
    void release() {
        GiveUp all = new GiveUp();
        left.forEach(stream -> all.with(stream::cancel));
        left.clear();
        all.rethrow();
    }
}
