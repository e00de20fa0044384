package rar.sync;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/**
 * Waits for the value of a {@link OnceCell}, or makes it.
 *
 * @param <T> the type of the value
 */
final class Initialisation<T> extends Once<T> {
    private final OnceCell<T> cell;
    private final OnceCell.Turn<T> turn;
    private final Supplier<? extends Future<T>> initialiser;
    private boolean making;
    private @Nullable Future<T> future; // what the initialiser supplied

    Initialisation(OnceCell<T> cell, Supplier<? extends Future<T>> initialiser) {
        this.cell = cell;
        this.turn = new OnceCell.Turn<>(cell);
        this.initialiser = initialiser;
    }

    @Override
    String operation() {
        return "OnceCell.getOrInit";
    }

    @Override
    Poll<T> step(Context context) throws Exception {
        if (!making) {
            Poll<Optional<T>> taken = turn.poll(context);
            if (taken.isPending()) {
                return Poll.pending();
            }
            if (taken.value().isPresent()) {
                return Poll.ready(taken.value().get());
            }
            making = true;
        }
        return make(context);
    }

    @Override
    void release() {
        if (!making) {
            turn.cancel();
            return;
        }
        try {
            if (future != null) {
                future.cancel();
            }
        } finally {
            cell.failed();
        }
    }

    private Poll<T> make(Context context) throws Exception {
        T value;
        boolean failed = true;
        try {
            Poll<T> poll = run(context);
            failed = false;
            if (poll.isPending()) {
                return poll;
            }
            value = poll.value();
        } finally {
            if (failed) {
                cell.failed();
            }
        }
        cell.made(value);
        return Poll.ready(value);
    }

    private Poll<T> run(Context context) throws Exception {
        if (future == null) {
            future = Objects.requireNonNull(initialiser.get(), "the initialiser of a OnceCell returned null");
        }
        Poll<T> poll = Objects.requireNonNull(future.poll(context), "poll returned null: return a Poll");
        if (poll.isReady()) {
            Objects.requireNonNull(poll.value(), "the future of a OnceCell's initialiser yielded null");
        }
        return poll;
    }
}
