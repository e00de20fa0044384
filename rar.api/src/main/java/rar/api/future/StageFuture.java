package rar.api.future;

import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Poll;
import rar.api.Waker;
import rar.api.task.Failures;

/** A {@code CompletionStage}, awaited. */
public final class StageFuture<T extends @Nullable Object> extends OnceFuture<T> {
    private final CompletionStage<? extends T> stage;
    private @Nullable Completion<T> completion; // null until the first poll

    /** A future of what {@code stage} completes with. */
    public StageFuture(CompletionStage<? extends T> stage) {
        this.stage = stage;
    }

    @Override
    protected Poll<T> step(Context context) {
        Completion<T> seen = completion;
        if (seen == null) {
            seen = new Completion<>();
            completion = seen;
            stage.whenComplete(seen::complete);
        }
        return seen.poll(context.waker());
    }

    @Override
    protected void release() {
        if (completion != null) {
            completion.waker = Waker.noop();
        }
        try {
            stage.toCompletableFuture().cancel(false);
        } catch (UnsupportedOperationException e) {
            // A stage that does not let itself be cancelled runs on, unheard.
        }
    }

    /**
     * Where the completing thread and the poller meet. Both fields are volatile: the poller stores its waker and then
     * looks for the result, the completing thread stores the result and then takes the waker.
     */
    private static final class Completion<T extends @Nullable Object> {
        private volatile Waker waker = Waker.noop();
        private volatile @Nullable Result<T> result;

        void complete(T value, @Nullable Throwable failure) {
            result = new Result<>(value, failure);
            waker.wake();
        }

        Poll<T> poll(Waker latest) {
            waker = latest;
            Result<T> there = result;
            return there == null ? Poll.pending() : Poll.ready(there.get());
        }
    }

    private record Result<T extends @Nullable Object>(
            T value, @Nullable Throwable failure) {
        T get() {
            if (failure == null) {
                return value;
            }
            // A dependent stage fails with its source's failure wrapped: unwrap, so that both read the same.
            boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
            throw Failures.sneaky(wrapped ? Objects.requireNonNull(failure.getCause()) : failure);
        }
    }
}
