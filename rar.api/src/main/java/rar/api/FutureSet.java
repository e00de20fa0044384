package rar.api;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rar.api.Futures.Selection;
import rar.api.future.ChildSet;
import rar.api.future.OnceFuture;
import rar.api.future.Order;
import rar.api.future.Turn;
import rar.api.task.Failures;

/**
 * Futures that run side by side in one task, and yield their values as they complete. Futures may be added at any time,
 * also while others run. A wake costs constant time however many there are: only those are polled that were woken.
 *
 * <pre>{@code
 * var requests = new FutureSet<Reply>();
 * addresses.forEach(address -> requests.add(fetch(address)));
 * Future<Optional<Selection<Reply>>> fastest = requests.first();
 * }</pre>
 *
 * <p>The set is for one owner, who polls one future of it at a time; only {@link #add} may be called by any thread.
 * Nothing runs while the owner does not poll. As a stream it yields what {@link #next()} yields; it ends when it is
 * empty, and is no worse for that: it can be added to and polled again. For tasks, which run by themselves, there is
 * {@link TaskGroup}.
 *
 * @param <T> the type of the values
 */
public final class FutureSet<T extends @Nullable Object> implements AsyncStream<Selection<T>> {
    private final ChildSet<T> children = new ChildSet<>(Order.WOKEN);
    private final Finished finished = new Finished();
    private final Turn turn = new Turn("FutureSet");

    /** An empty set. */
    public FutureSet() {}

    /**
     * Adds a future, which is handed over.
     *
     * @return how many were added before, by which {@link Selection#index()} will tell it from others
     * @throws IllegalStateException if the set was cancelled
     */
    public int add(Future<? extends T> future) {
        Objects.requireNonNull(future, "future");
        int index = children.takeIndex();
        if (!children.add(index, future)) {
            future.cancel();
            throw new IllegalStateException("a future was added to a FutureSet after its cancel(): make a new set");
        }
        return index;
    }

    /** How many futures have not yielded yet. */
    public int size() {
        return children.size();
    }

    /**
     * The value of the future that completes next; empty if the set is. A failure is thrown, and the set goes on with
     * the others.
     *
     * <p>Cancellation: giving this future up leaves the set as it is, and no value is lost.
     */
    @Override
    public Future<Optional<Selection<T>>> next() {
        return new Next<>(this, false);
    }

    /**
     * The value of the future that completes next, after which, as after a failure, the others are cancelled; empty if
     * the set is.
     *
     * <p>Cancellation: giving this future up cancels all.
     */
    public Future<Optional<Selection<T>>> first() {
        return new Next<>(this, true);
    }

    @Override
    public Poll<Optional<Selection<T>>> pollNext(Context context) throws Exception {
        turn.take(this);
        Poll<Optional<Selection<T>>> poll;
        try {
            poll = poll(context);
        } catch (Throwable failure) {
            turn.release(this);
            throw failure;
        }
        if (poll.isReady()) {
            turn.release(this);
        }
        return poll;
    }

    /** Cancels all futures, and those to come. */
    @Override
    public void cancel() {
        turn.release(this);
        children.cancel();
    }

    private Poll<Optional<Selection<T>>> poll(Context context) throws Exception {
        if (children.size() == 0) {
            return Poll.ready(Optional.empty());
        }
        children.poll(context, finished);
        Selection<T> selection = finished.take();
        return selection == null ? Poll.pending() : Poll.ready(Optional.of(selection));
    }

    /** Takes note of one that has finished. */
    private final class Finished implements ChildSet.Listener<T> {
        private @Nullable Selection<T> selection;
        private @Nullable Throwable failure;

        @Override
        public boolean onValue(int index, T value) {
            selection = new Selection<>(index, value);
            return true;
        }

        @Override
        public boolean onFailure(int index, Throwable thrown) {
            failure = thrown;
            return true;
        }

        @Nullable
        Selection<T> take() {
            Throwable thrown = failure;
            Selection<T> taken = selection;
            failure = null;
            selection = null;
            if (thrown != null) {
                throw Failures.sneaky(thrown);
            }
            return taken;
        }
    }

    private static final class Next<T extends @Nullable Object> extends OnceFuture<Optional<Selection<T>>> {
        private final FutureSet<T> set;
        private final boolean only;

        Next(FutureSet<T> set, boolean only) {
            this.set = set;
            this.only = only;
        }

        @Override
        protected Poll<Optional<Selection<T>>> step(Context context) throws Exception {
            set.turn.take(this);
            Poll<Optional<Selection<T>>> poll;
            try {
                poll = set.poll(context);
            } catch (Throwable failure) {
                set.turn.release(this);
                cancelOthersAfter(failure);
                throw failure;
            }
            if (poll.isReady()) {
                set.turn.release(this);
                cancelOthers();
            }
            return poll;
        }

        @Override
        protected void release() {
            set.turn.release(this);
            cancelOthers();
        }

        private void cancelOthers() {
            if (only) {
                set.cancel();
            }
        }

        private void cancelOthersAfter(Throwable failure) {
            try {
                cancelOthers();
            } catch (Throwable t) {
                Failures.suppress(t, failure);
            }
        }
    }
}
