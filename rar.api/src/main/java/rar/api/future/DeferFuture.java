package rar.api.future;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/** A future that is made at the first poll. */
public final class DeferFuture<T extends @Nullable Object> extends OnceFuture<T> {
    private final Supplier<? extends Future<T>> supplier;
    private @Nullable Future<T> made;

    /** A future that goes on as the one from {@code supplier}. */
    public DeferFuture(Supplier<? extends Future<T>> supplier) {
        this.supplier = supplier;
    }

    @Override
    protected Poll<T> step(Context context) throws Exception {
        if (made == null) {
            made = Objects.requireNonNull(supplier.get(), "the supplier of a deferred future returned null");
        }
        return made.poll(context);
    }

    @Override
    protected void release() {
        if (made != null) {
            made.cancel();
        }
    }
}
