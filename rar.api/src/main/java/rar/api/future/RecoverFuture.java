package rar.api.future;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/** A future, and another in its stead if it fails. */
public final class RecoverFuture<T extends @Nullable Object> extends OnceFuture<T> {
    private final Function<? super Throwable, ? extends Future<T>> f;
    private Future<T> current;
    private boolean recovering;

    /** A future that runs {@code source}, and goes on with what {@code f} makes of its failure. */
    public RecoverFuture(Future<T> source, Function<? super Throwable, ? extends Future<T>> f) {
        this.current = source;
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
            recovering = true;
            current = Objects.requireNonNull(f.apply(failure), "the function given to recover returned null");
        }
        return current.poll(context);
    }

    @Override
    protected void release() {
        current.cancel();
    }
}
