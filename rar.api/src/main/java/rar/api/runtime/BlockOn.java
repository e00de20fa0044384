package rar.api.runtime;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Waker;
import rar.api.task.Ambient;
import rar.api.task.AmbientSlot;
import rar.api.task.Bindings;
import rar.api.task.Failures;
import rar.api.task.RuntimeContext;
import rar.api.task.Scope;
import rar.api.task.SlotFuture;

/**
 * One call of {@code blockOn}: polls a future on the calling thread, and waits for the tasks of its scope (R3).
 *
 * <p>The scope is made when it is first asked for, and the call is made known to the scheduler, for its
 * {@code close()}, when it has a scope or has to wait: a future that is ready at once costs neither.
 *
 * @param <T> the type of the value
 */
final class BlockOn<T extends @Nullable Object> extends RuntimeContext {
    private final Core core;
    private final Waiter waiter;
    private final @Nullable Bindings bindings;

    // The calling thread only.
    private boolean known;
    private boolean interrupted;

    // A store-load pair: the caller stores `scope` and then reads `closed`, whoever closes the scheduler stores
    // `closed`
    // and then reads `scope`; both volatile, so that one of them at least closes the scope.
    private volatile @Nullable Scope scope;
    private volatile boolean closed;

    BlockOn(Core core, @Nullable Bindings bindings) {
        this.core = core;
        this.bindings = bindings;
        this.waiter = new Waiter(core.drivers());
    }

    @Override
    public Waker waker() {
        return waiter;
    }

    @Override
    public Scope scope() {
        Scope existing = scope;
        return existing == null ? newScope() : existing;
    }

    @Override
    public @Nullable Bindings bindings() {
        return bindings;
    }

    T run(Future<T> future) {
        try {
            T value = awaitValue(future);
            awaitScope();
            if (interrupted) {
                throw new CancellationException("interrupted while blockOn waited for the tasks of its scope");
            }
            return value;
        } catch (Throwable t) {
            interrupted |= t instanceof InterruptedException;
            cancelScope();
            awaitScope();
            throw Failures.unchecked(t);
        } finally {
            leave();
        }
    }

    /** Called by the thread that closes the scheduler: ends the wait and cancels the scope. */
    void schedulerClosed() {
        closed = true;
        Scope existing = scope;
        if (existing != null) {
            existing.close();
            existing.cancel();
        }
        waiter.wake();
    }

    private Scope newScope() {
        Scope made = new Scope(core, waiter);
        scope = made;
        introduce();
        if (closed) {
            made.close();
        }
        return made;
    }

    private T awaitValue(Future<T> future) throws Exception {
        for (; ; ) {
            Poll<T> poll = poll(future);
            if (poll.isReady()) {
                return poll.value();
            }
            introduce();
            waiter.help(); // a future that always wakes itself must not starve the tasks that this thread drives (F7)
            awaitWake(future);
        }
    }

    private void awaitWake(Future<T> future) {
        giveUpIfInterrupted(future);
        while (!waiter.takeWake()) {
            waiter.pause(Long.MAX_VALUE);
            giveUpIfInterrupted(future);
        }
        if (closed) {
            throw givenUp(future, "scheduler \"" + core.name() + "\" was closed while blockOn waited");
        }
    }

    private void giveUpIfInterrupted(Future<T> future) {
        if (Thread.interrupted()) {
            interrupted = true;
            throw givenUp(future, "interrupted while blockOn waited for its future");
        }
    }

    private Poll<T> poll(Future<T> future) throws Exception {
        AmbientSlot slot = Ambient.slot();
        RuntimeContext outer = slot.enter(this);
        try {
            return Objects.requireNonNull(SlotFuture.poll(future, this, slot), "poll returned null: return a Poll");
        } finally {
            slot.leave(outer);
        }
    }

    private CancellationException givenUp(Future<T> future, String why) {
        var exception = new CancellationException(why);
        AmbientSlot slot = Ambient.slot();
        RuntimeContext outer = slot.enter(this);
        try {
            future.cancel();
        } catch (Throwable t) {
            Failures.suppress(t, exception);
        } finally {
            slot.leave(outer);
        }
        return exception;
    }

    /** Waits until all tasks of the scope have finished. An interrupt cancels them, and is noted. */
    private void awaitScope() {
        Scope waitedFor = scope;
        if (waitedFor == null) {
            return;
        }
        waitedFor.watch();
        while (!waitedFor.isEmpty()) {
            while (!waiter.takeWake()) {
                if (Thread.interrupted()) {
                    interrupted = true;
                    waitedFor.cancel();
                }
                waiter.pause(Long.MAX_VALUE);
            }
        }
        waitedFor.unwatch();
        core.scopeEnded(waitedFor);
    }

    private void cancelScope() {
        Scope existing = scope;
        if (existing != null) {
            existing.cancel();
        }
    }

    /** The calling thread. */
    Thread thread() {
        return waiter.thread();
    }

    private void introduce() {
        if (!known) {
            known = true;
            core.enter(this);
        }
    }

    private void leave() {
        if (known) {
            core.leave(this);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
