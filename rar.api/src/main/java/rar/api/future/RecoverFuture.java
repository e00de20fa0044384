package rar.api.future;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.task.Failures;

/** A future, and another in its stead if it fails in a certain way. */
public final class RecoverFuture<T extends @Nullable Object, X extends Throwable> extends OnceFuture<T> {
    private final Class<X> type;
    private final Predicate<Throwable> concerned;
    private final Function<? super X, ? extends Future<T>> f;
    private Future<T> current;
    private boolean recovering;

    /**
     * A future that runs {@code source}, and goes on with what {@code f} makes of its failure.
     *
     * @param concerned whether a failure, which is then of this {@code type}, is to be recovered from
     */
    public RecoverFuture(
            Future<T> source,
            Class<X> type,
            Predicate<Throwable> concerned,
            Function<? super X, ? extends Future<T>> f) {
        this.current = source;
        this.type = type;
        this.concerned = concerned;
        this.f = f;
    }

    @Override
    protected Poll<T> step(Context context) throws Exception {
        if (recovering) {
            return current.poll(context);
        }
        try {
            return current.poll(context);
        } catch (Throwable failure) {
            if (!concerned.test(failure)) {
                throw Failures.sneaky(failure);
            }
            recovering = true;
            Future<T> next = f.apply(type.cast(failure));
            current = Objects.requireNonNull(next, "the function given to recover returned null");
        }
        return current.poll(context);
    }

    @Override
    protected void release() {
        current.cancel();
    }
}
