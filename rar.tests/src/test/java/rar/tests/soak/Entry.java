package rar.tests.soak;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/** A future in the {@link Books}: reports its end, and what its owner must not do to it (R1, F4, F5). */
final class Entry<T> implements Future<T> {
    private static final int RESTING = 0;
    private static final int BUSY = 1;
    private static final int ENDED = 2;

    private final Books books;
    private final Future<T> future;
    private final AtomicInteger state = new AtomicInteger(RESTING);

    Entry(Books books, Future<T> future) {
        this.books = books;
        this.future = future;
    }

    @Override
    public Poll<T> poll(Context context) throws Exception {
        begin("polled");
        try {
            Poll<T> result = future.poll(context);
            if (result.isPending()) {
                state.set(RESTING);
            } else {
                books.finished();
                state.set(ENDED);
            }
            return result;
        } catch (CancellationException e) {
            books.cancelled();
            state.set(ENDED);
            throw e;
        } catch (Throwable t) {
            books.failed();
            state.set(ENDED);
            throw t;
        }
    }

    @Override
    public void cancel() {
        begin("cancelled");
        try {
            future.cancel();
        } finally {
            books.cancelled();
            state.set(ENDED);
        }
    }

    private void begin(String what) {
        if (!state.compareAndSet(RESTING, BUSY)) {
            String fault = what + (state.get() == ENDED ? " after its end" : " while it was being polled or cancelled");
            books.fault(fault);
            throw new AssertionError(fault);
        }
    }
}
