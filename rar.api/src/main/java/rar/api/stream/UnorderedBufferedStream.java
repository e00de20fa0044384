package rar.api.stream;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rar.api.AsyncStream;
import rar.api.Future;
import rar.api.task.Failures;

/** Yields each value as soon as it is there. A failure, of a future or of the source, is thrown as soon. */
public final class UnorderedBufferedStream<T, R> extends BufferedStream<T, R> {
    private @Nullable Slot<R> done; // within one poll

    /** A stream of the values of the futures that {@code f} makes, of which up to {@code limit} run at once. */
    public UnorderedBufferedStream(
            AsyncStream<T> source, int limit, Function<? super T, ? extends Future<? extends R>> f) {
        super(source, limit, f);
    }

    @Override
    void onStart(Slot<R> slot) {}

    @Override
    void onDone(Slot<R> slot) {
        done = slot;
    }

    @Override
    void onSourceFailure(Throwable failure) {
        throw Failures.sneaky(failure);
    }

    @Override
    boolean isSatisfied() {
        return done != null;
    }

    @Override
    @Nullable
    Slot<R> takeReady() {
        Slot<R> ready = done;
        done = null;
        return ready;
    }

    @Override
    void atEnd() {}
}
