package rar.api.future;

import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.task.Ambient;
import rar.api.task.Bindings;
import rar.api.task.DerivedContext;
import rar.api.task.RuntimeContext;

/** A future in which a task local has a value. */
public final class BoundFuture<T extends @Nullable Object> extends OnceFuture<T> {
    private final Object local;
    private final Object value;
    private final Future<T> source;
    private @Nullable RuntimeContext outer;
    private @Nullable RuntimeContext inner; // what is made of the outer context, for as long as that stays the same

    /** A future like {@code source} that sees {@code value}. */
    public BoundFuture(Object local, Object value, Future<T> source) {
        this.local = local;
        this.value = value;
        this.source = source;
    }

    @Override
    protected Poll<T> step(Context context) throws Exception {
        if (!(context instanceof RuntimeContext runtime)) {
            throw new IllegalStateException("a binding of the task local " + local
                    + " was polled by hand: it needs a context of a scheduler, use Scheduler.blockOn or Context.spawn");
        }
        return DerivedContext.poll(source, within(runtime));
    }

    @Override
    protected void release() {
        RuntimeContext ambient = Ambient.get();
        if (ambient == null) {
            source.cancel();
        } else {
            DerivedContext.cancel(source, within(ambient));
        }
    }

    private RuntimeContext within(RuntimeContext context) {
        RuntimeContext known = inner;
        if (known == null || outer != context) {
            outer = context;
            known = DerivedContext.of(context, Bindings.with(local, value, context.bindings()));
            inner = known;
        }
        return known;
    }
}
