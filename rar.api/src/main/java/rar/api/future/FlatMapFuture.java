package rar.api.future;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/** One future, and then another made of its value. */
public final class FlatMapFuture<T extends @Nullable Object, R extends @Nullable Object> extends OnceFuture<R> {
    private final Function<? super T, ? extends Future<R>> f;
    private @Nullable Future<T> first; // null once it has finished
    private @Nullable Future<R> second; // null until then

    /** A future that runs {@code first}, and goes on with what {@code f} makes of its value. */
    public FlatMapFuture(Future<T> first, Function<? super T, ? extends Future<R>> f) {
        this.first = first;
        this.f = f;
    }

    @Override
    protected Poll<R> step(Context context) throws Exception {
        if (first != null) {
            Poll<T> poll = first.poll(context);
            if (poll.isPending()) {
                return Poll.pending();
            }
            first = null;
            second = Objects.requireNonNull(f.apply(poll.value()), "the function given to flatMap returned null");
        }
        return Objects.requireNonNull(second).poll(context);
    }

    @Override
    protected void release() {
        if (first != null) {
            first.cancel();
        } else if (second != null) {
            second.cancel();
        }
    }
}
