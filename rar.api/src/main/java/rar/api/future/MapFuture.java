package rar.api.future;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/** A future's value, transformed. */
public final class MapFuture<T extends @Nullable Object, R extends @Nullable Object> extends OnceFuture<R> {
    private final Future<T> source;
    private final Function<? super T, ? extends R> f;

    /** A future of {@code f} of the value of {@code source}. */
    public MapFuture(Future<T> source, Function<? super T, ? extends R> f) {
        this.source = source;
        this.f = f;
    }

    @Override
    protected Poll<R> step(Context context) throws Exception {
        Poll<T> poll = source.poll(context);
        return poll.isReady() ? Poll.ready(f.apply(poll.value())) : Poll.pending();
    }

    @Override
    protected void release() {
        source.cancel();
    }
}
