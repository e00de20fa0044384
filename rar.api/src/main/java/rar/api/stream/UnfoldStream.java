package rar.api.stream;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rar.api.AsyncStream.Unfolded;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/** Elements made of a state that each of them changes. */
public final class UnfoldStream<S extends @Nullable Object, T> extends OnceStream<T> {
    private final Function<? super S, ? extends Future<Optional<Unfolded<S, T>>>> f;
    private final Running<Optional<Unfolded<S, T>>> next = new Running<>();
    private S state;

    /** A stream that begins with {@code seed}. */
    public UnfoldStream(S seed, Function<? super S, ? extends Future<Optional<Unfolded<S, T>>>> f) {
        this.state = seed;
        this.f = f;
    }

    @Override
    Poll<Optional<T>> step(Context context) throws Exception {
        if (!context.spendBudget()) {
            return Poll.pending();
        }
        if (next.isEmpty()) {
            next.start(Objects.requireNonNull(f.apply(state), "the function given to unfold returned null"));
        }
        Poll<? extends Optional<Unfolded<S, T>>> poll = next.poll(context);
        if (poll.isPending()) {
            context.refundBudget();
            return Poll.pending();
        }
        if (poll.value().isEmpty()) {
            return end();
        }
        Unfolded<S, T> unfolded = poll.value().get();
        state = unfolded.next();
        return element(unfolded.element());
    }

    @Override
    void release() {
        next.cancel();
    }
}
