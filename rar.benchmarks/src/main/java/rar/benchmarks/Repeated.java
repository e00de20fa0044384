package rar.benchmarks;

import java.util.function.IntFunction;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/** Awaits one future after the other, as a loop in direct style would. */
final class Repeated implements Future<Void> {
    private final int count;
    private final IntFunction<? extends Future<?>> step;
    private int done;
    private Future<?> current;

    /** Step {@code 0..count - 1}. */
    Repeated(int count, IntFunction<? extends Future<?>> step) {
        this.count = count;
        this.step = step;
    }

    @Override
    public Poll<Void> poll(Context context) throws Exception {
        while (done < count) {
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
