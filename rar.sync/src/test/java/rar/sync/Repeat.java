package rar.sync;

import java.util.function.IntFunction;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/** Runs one future after the other, without a stack that grows. */
final class Repeat implements Future<Void> {
    private final int times;
    private final IntFunction<? extends Future<?>> step;
    private int done;
    private Future<?> current;

    Repeat(int times, IntFunction<? extends Future<?>> step) {
        this.times = times;
        this.step = step;
    }

    @Override
    public Poll<Void> poll(Context context) throws Exception {
        while (done < times) {
            if (current == null) {
                current = step.apply(done);
            }
            if (current.poll(context).isPending()) {
                return Poll.pending();
            }
            current = null;
            done++;
        }
        return Poll.done();
    }

    @Override
    public void cancel() {
        if (current != null) {
            current.cancel();
        }
    }
}
