package rar.api.task;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import rar.api.Waker;

/** A task's outcome as a {@code CompletableFuture}: one more joiner. */
final class TaskCompletion<T extends @Nullable Object> extends CompletableFuture<T> implements Waker {
    private final TaskCell<T> task;

    TaskCompletion(TaskCell<T> task) {
        this.task = task;
    }

    /** Who completed this before, with a timeout say, does not take a failure that comes later. */
    @Override
    public void wake() {
        Throwable failure = task.thrown();
        if (failure == null) {
            complete(task.outcome());
        } else if (!isDone()) {
            completeWith(failure);
        }
    }

    /** What depends on this runs meanwhile, and may take its time; it has the failure already. */
    private void completeWith(Throwable failure) {
        task.awaitLater();
        try {
            if (completeExceptionally(failure)) {
                task.claim();
            }
        } finally {
            task.awaitNoLonger();
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        task.cancel();
        return super.cancel(mayInterruptIfRunning);
    }

    /** Chained stages have no task of their own to cancel. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
