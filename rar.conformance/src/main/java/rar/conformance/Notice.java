package rar.conformance;

import rar.api.Context;
import rar.api.Waker;

/** Where a future leaves its waker, and others wake it. */
final class Notice {
    private volatile Waker waker = Waker.noop();

    void leave(Context context) {
        waker = context.waker();
    }

    void post() {
        waker.wake();
    }
}
