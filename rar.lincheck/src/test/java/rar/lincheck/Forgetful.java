package rar.lincheck;

import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/** Broken on purpose: a future that does not hear that it was cancelled. */
record Forgetful<T>(Future<T> future) implements Future<T> {
    @Override
    public Poll<T> poll(Context context) throws Exception {
        return future.poll(context);
    }

    @Override
    public void cancel() {
        // That is the fault.
    }
}
