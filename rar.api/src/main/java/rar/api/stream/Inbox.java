package rar.api.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Poll;
import rar.api.Waker;
import rar.api.task.Failures;

/**
 * The subscriber behind a stream that reads from a publisher: a ring that holds what was requested and has not been
 * taken. The publisher's signals are serial (rule 1.3 of Reactive Streams), the owner's polls too (F6); so the ring has
 * one producer and one consumer, and a slot that is not null is full.
 *
 * <p>The owner alone talks to the subscription, so that its calls are serial as well (rule 2.7): it requests when it
 * finds the subscription there, again when half of a batch has been taken, and cancels. What was requested and not
 * taken yet is a batch at most, which is the size of the ring.
 *
 * <pre>
 *   field        | written by                          | access
 *   subscription | publisher: null → s; owner: → CLOSED | CAS, getAndSet
 *   ring         | publisher: null → item; owner: → null | volatile; the owner's first look and its null are weaker
 *   end          | publisher, once                     | volatile
 *   waker        | owner: whom to wake, when it finds nothing; publisher: → null, when it wakes | volatile, CAS
 *   tail         | publisher                           | plain
 *   head, open   | owner                               | plain
 * </pre>
 *
 * <p>No wake is lost: the publisher stores what it has to say, in one of the first three fields, and then reads the
 * waker; the owner stores its waker and then reads those fields. All are volatile, so one of the two sees the other. If
 * the publisher then fails to replace the waker by null, the owner has stored another since, and looks itself.
 *
 * @param <T> the type of the elements
 */
final class Inbox<T> implements Flow.Subscriber<T> {
    private static final VarHandle SUBSCRIPTION;
    private static final VarHandle WAKER;

    /** In place of a subscription: nobody is interested any more. */
    private static final Flow.Subscription CLOSED = new Flow.Subscription() {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
    };

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            SUBSCRIPTION = lookup.findVarHandle(Inbox.class, "subscription", Flow.Subscription.class);
            WAKER = lookup.findVarHandle(Inbox.class, "waker", Waker.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // The owner only.
    private int head;
    private int open; // requested and not taken

    // The publisher only.
    private int tail;

    // Both.
    private final int batch;
    private final AtomicReferenceArray<@Nullable T> ring;
    private volatile Flow.@Nullable Subscription subscription;
    private volatile @Nullable End end;
    private volatile @Nullable Waker waker;

    /**
     * How it ended.
     *
     * @param failure null if the publisher completed
     * @param cancels whether the subscription is still to be cancelled
     */
    private record End(@Nullable Throwable failure, boolean cancels) {}

    Inbox(int batch) {
        this.batch = batch;
        this.ring = new AtomicReferenceArray<>(batch);
    }

    // ---- the owner

    /** Takes an element; pending if there is none yet. */
    Poll<Optional<T>> take(Context context) {
        T item = takeItem();
        if (item == null) {
            waker = context.waker(); // first the waker, then the look
            if (!lookAgain()) {
                return Poll.pending();
            }
            waker = null;
            item = takeItem();
            if (item == null) {
                return ended(Objects.requireNonNull(end));
            }
        }
        replenish();
        return OnceStream.element(item);
    }

    /** The owner has seen the end, or wants no more. */
    void close() {
        Flow.Subscription last = (Flow.Subscription) SUBSCRIPTION.getAndSet(this, CLOSED);
        waker = null;
        for (int i = 0; i < batch; i++) {
            ring.setRelease(i, null);
        }
        End how = end;
        if (last != null && (how == null || how.cancels)) {
            last.cancel();
        }
    }

    /** Returns whether there is an element or the end. */
    private boolean lookAgain() {
        Flow.Subscription from = subscription;
        if (from != null && open == 0 && end == null) {
            request(from, batch); // the first time; a publisher may well answer at once, on this thread
        }
        // The end is read first: elements come before it.
        boolean atEnd = end != null;
        return ring.get(head) != null || atEnd;
    }

    private @Nullable T takeItem() {
        // Acquire pairs with the publisher's volatile store: the element is seen as it was published.
        T item = ring.getAcquire(head);
        if (item != null) {
            // Release pairs with the publisher's look at whether the slot is free. It comes to this slot again only
            // after a request, which comes after this.
            ring.setRelease(head, null);
            head = next(head);
            open--;
        }
        return item;
    }

    private void replenish() {
        Flow.Subscription from = subscription;
        if (open <= batch / 2 && from != null && end == null) {
            request(from, batch - open);
        }
    }

    private void request(Flow.Subscription from, int count) {
        open += count; // before the publisher may answer
        from.request(count);
    }

    private Poll<Optional<T>> ended(End how) {
        if (how.failure != null) {
            throw Failures.sneaky(how.failure);
        }
        return OnceStream.end();
    }

    // ---- the publisher

    @Override
    public void onSubscribe(Flow.Subscription given) {
        Objects.requireNonNull(given, "subscription");
        if (SUBSCRIPTION.compareAndSet(this, null, given)) {
            wake();
        } else {
            given.cancel(); // a second one (rule 2.5), or too late
        }
    }

    @Override
    public void onNext(T item) {
        Objects.requireNonNull(item, "item");
        if (end != null || subscription == CLOSED) {
            return;
        }
        if (ring.getAcquire(tail) != null) {
            end(new End(
                    new IllegalStateException("the publisher sent more than the " + batch
                            + " elements that were requested (rule 1.1 of Reactive Streams): it is broken"),
                    true));
            return;
        }
        ring.set(tail, item);
        tail = next(tail);
        wake();
    }

    @Override
    public void onError(Throwable failure) {
        end(new End(Objects.requireNonNull(failure, "failure"), false));
    }

    @Override
    public void onComplete() {
        end(new End(null, false));
    }

    private void end(End how) {
        if (end == null) {
            end = how;
            wake();
        }
    }

    private void wake() {
        Waker waiting = waker;
        if (waiting != null && WAKER.compareAndSet(this, waiting, null)) {
            waiting.wake();
        }
    }

    private int next(int index) {
        return index + 1 == batch ? 0 : index + 1;
    }
}
