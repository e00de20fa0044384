package rar.api.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rar.api.AsyncStream;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.task.Budget;

/**
 * Futures made of the elements of a stream, several of which run at the same time. The source and each future have a
 * lane of their own, and are polled when they were woken. Whoever was woken comes before new elements; so futures that
 * are ready at once do not hold up those that had to wait.
 *
 * @param <T> the type of the source's elements
 * @param <R> the type of the futures' values
 */
abstract class BufferedStream<T, R> extends OnceStream<R> {
    private final LaneSet<Lane> lanes = new LaneSet<>();
    private final Lane sourceLane = new Lane(lanes);
    private final Upstream<T> source;
    private final Future<Optional<T>> nextOfSource;
    private final Function<? super T, ? extends Future<? extends R>> f;
    private final int limit;
    private final List<Slot<R>> slots = new ArrayList<>(); // made when needed, up to the limit
    private final ArrayDeque<Slot<R>> free = new ArrayDeque<>();
    private boolean sourceWoken = true; // or never polled, or it had something the last time
    private int used;

    BufferedStream(AsyncStream<T> source, int limit, Function<? super T, ? extends Future<? extends R>> f) {
        if (limit < 1) {
            throw new IllegalArgumentException("the limit given to buffered must be at least 1: " + limit);
        }
        this.source = new Upstream<>(source);
        this.nextOfSource = this.source::pull;
        this.limit = limit;
        this.f = f;
    }

    /** A slot was taken for the latest element. */
    abstract void onStart(Slot<R> slot);

    /** The future in a slot has finished, or could not be made. */
    abstract void onDone(Slot<R> slot);

    /** The source failed. */
    abstract void onSourceFailure(Throwable failure);

    /** Whether to go no further in this poll, as there is something to yield. */
    abstract boolean isSatisfied();

    /** The slot whose outcome is to be yielded now, or null. */
    abstract @Nullable Slot<R> takeReady();

    /** Nothing runs any more, and the source has finished. Returns if it has ended, or throws what it failed with. */
    abstract void atEnd();

    /** Has no more futures started: one has failed. */
    final void stopTaking() {
        source.cancel();
    }

    @Override
    final Poll<Optional<R>> step(Context context) {
        lanes.open(context);
        advance(context);
        Slot<R> slot = takeReady();
        if (slot != null) {
            used--;
            free.push(slot);
            return element(slot.take());
        }
        if (used > 0 || !source.isFinished()) {
            return Poll.pending();
        }
        atEnd();
        return end();
    }

    @Override
    final void release() {
        lanes.close();
        GiveUp all = new GiveUp();
        slots.forEach(slot -> all.with(slot::cancel));
        all.with(source::cancel).rethrow();
    }

    /** Goes on until nobody is left that was woken, and no element can be taken. */
    private void advance(Context context) {
        boolean goesOn = true;
        while (goesOn && !isSatisfied()) {
            if (Budget.isSpent()) {
                context.waker().wake();
                return;
            }
            Lane lane = lanes.next();
            if (lane == null) {
                goesOn = pullOne(context);
            } else if (lane instanceof Slot<?> slot) {
                advance(slot, context);
            } else {
                sourceWoken = true;
            }
        }
    }

    @SuppressWarnings("unchecked") // all slots in the set are of this stream
    private void advance(Slot<?> woken, Context context) {
        Slot<R> slot = (Slot<R>) woken;
        if (slot.isRunning() && slot.advance(context)) { // a late wake may come to a slot that is free, or done
            onDone(slot);
        }
    }

    /** Takes an element, if there is room for it. Returns whether there was one. */
    private boolean pullOne(Context context) {
        if (!sourceWoken || source.isFinished() || used == limit || !context.spendBudget()) {
            return false;
        }
        Poll<Optional<T>> poll;
        try {
            poll = sourceLane.poll(nextOfSource, context);
        } catch (Throwable t) {
            onSourceFailure(t);
            return false;
        }
        if (poll.isPending()) {
            context.refundBudget();
            sourceWoken = false;
            return false;
        }
        poll.value().ifPresent(this::start);
        return poll.value().isPresent();
    }

    private void start(T element) {
        Slot<R> slot = free.isEmpty() ? newSlot() : free.pop();
        used++;
        onStart(slot);
        try {
            slot.start(Objects.requireNonNull(f.apply(element), "the function given to buffered returned null"));
        } catch (Throwable t) {
            slot.fail(t);
            onDone(slot);
            return;
        }
        lanes.again(slot);
    }

    private Slot<R> newSlot() {
        Slot<R> slot = new Slot<>(lanes);
        slots.add(slot);
        return slot;
    }
}
