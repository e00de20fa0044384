package rar.api.stream;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/** The values of one future after another. */
public final class GenerateStream<T> extends OnceStream<T> {
    private final Supplier<? extends Future<Optional<T>>> supplier;
    private final Running<Optional<T>> next = new Running<>();

    /** A stream of what the futures of {@code supplier} yield, up to the first that has nothing. */
    public GenerateStream(Supplier<? extends Future<Optional<T>>> supplier) {
        this.supplier = supplier;
    }

    @Override
    @SuppressWarnings("unchecked") // what yields a subtype of Optional<T> yields an Optional<T>
    Poll<Optional<T>> step(Context context) throws Exception {
        if (!context.spendBudget()) {
            return Poll.pending();
        }
        if (next.isEmpty()) {
            next.start(Objects.requireNonNull(supplier.get(), "the supplier given to generate returned null"));
        }
        Poll<Optional<T>> poll = (Poll<Optional<T>>) next.poll(context);
        if (poll.isPending()) {
            context.refundBudget();
        }
        return poll;
    }

    @Override
    void release() {
        next.cancel();
    }
}
