package rar.api.future;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/** One future after the other. */
public final class RepeatFuture extends OnceFuture<Void> {
    private final Supplier<? extends Future<Boolean>> body;
    private @Nullable Future<Boolean> current; // null between two rounds

    /** A future that runs those that {@code body} makes until one yields false. */
    public RepeatFuture(Supplier<? extends Future<Boolean>> body) {
        this.body = body;
    }

    @Override
    protected Poll<Void> step(Context context) throws Exception {
        while (current != null || context.spendBudget()) {
            Future<Boolean> round = current == null ? next() : current;
            current = round;
            Poll<Boolean> poll = pollRound(round, context);
            if (poll.isPending()) {
                return Poll.pending();
            }
            current = null;
            if (!poll.value()) {
                return Poll.done();
            }
        }
        return Poll.pending();
    }

    @Override
    protected void release() {
        if (current != null) {
            current.cancel();
        }
    }

    private Future<Boolean> next() {
        return Objects.requireNonNull(body.get(), "the body given to repeatWhile returned null");
    }

    private Poll<Boolean> pollRound(Future<Boolean> round, Context context) throws Exception {
        return Objects.requireNonNull(round.poll(context), "poll returned null");
    }
}
