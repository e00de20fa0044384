package rar.api.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import rar.api.AsyncStream;
import rar.api.Context;
import rar.api.Poll;

/** Elements in lists of so many. Each is paid for from the budget. */
public final class ChunksStream<T> extends OnceStream<List<T>> {
    private final Upstream<T> source;
    private final int size;
    private List<T> chunk = new ArrayList<>();

    /** A stream of lists of {@code size} elements of {@code source}. */
    public ChunksStream(AsyncStream<T> source, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("the size given to chunks must be at least 1: " + size);
        }
        this.source = new Upstream<>(source);
        this.size = size;
    }

    @Override
    Poll<Optional<List<T>>> step(Context context) throws Exception {
        if (source.isFinished()) {
            return end(); // after the last chunk
        }
        while (context.spendBudget()) {
            Poll<Optional<T>> poll = source.pull(context);
            if (poll.isPending()) {
                context.refundBudget();
                return Poll.pending();
            }
            if (poll.value().isEmpty()) {
                return chunk.isEmpty() ? end() : element(cut());
            }
            chunk.add(poll.value().get());
            if (chunk.size() == size) {
                return element(cut());
            }
        }
        return Poll.pending();
    }

    private List<T> cut() {
        List<T> full = Collections.unmodifiableList(chunk);
        chunk = new ArrayList<>();
        return full;
    }

    @Override
    void release() {
        chunk = List.of();
        source.cancel();
    }
}
