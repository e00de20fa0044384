package rar.api.stream;

import java.util.Optional;
import java.util.function.Predicate;
import rar.api.AsyncStream;
import rar.api.Context;
import rar.api.Poll;

/** The elements that pass a test. Those that do not are paid for from the budget: there may be very many. */
public final class FilterStream<T> extends OnceStream<T> {
    private final Upstream<T> source;
    private final Predicate<? super T> test;

    /** A stream of the elements of {@code source} that pass {@code test}. */
    public FilterStream(AsyncStream<T> source, Predicate<? super T> test) {
        this.source = new Upstream<>(source);
        this.test = test;
    }

    @Override
    Poll<Optional<T>> step(Context context) throws Exception {
        do {
            Poll<Optional<T>> poll = source.pull(context);
            if (poll.isPending()
                    || poll.value().isEmpty()
                    || test.test(poll.value().get())) {
                return poll;
            }
        } while (context.spendBudget());
        return Poll.pending();
    }

    @Override
    void release() {
        source.cancel();
    }
}
