package rar.async;

import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/** A future that is pending at its first poll, having woken itself, and ready at the second. */
final class Twice<T> implements Future<T> {
    private final T value;
    private boolean polled;

    Twice(T value) {
        this.value = value;
    }

    @Override
    public Poll<T> poll(Context context) {
        if (polled) {
            return Poll.ready(value);
        }
        polled = true;
        context.waker().wake();
        return Poll.pending();
    }
}
