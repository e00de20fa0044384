package rar.api.stream;

import java.util.ArrayDeque;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rar.api.AsyncStream;
import rar.api.Future;
import rar.api.task.Failures;

/**
 * Yields the values in the order of the elements they were made of. A failure, of a future or of the source, is thrown
 * in its place too; nothing new is started meanwhile.
 */
public final class OrderedBufferedStream<T, R> extends BufferedStream<T, R> {
    private final ArrayDeque<Slot<R>> order = new ArrayDeque<>();
    private @Nullable Throwable sourceFailure;

    /** A stream of the values of the futures that {@code f} makes, of which up to {@code limit} run at once. */
    public OrderedBufferedStream(
            AsyncStream<T> source, int limit, Function<? super T, ? extends Future<? extends R>> f) {
        super(source, limit, f);
    }

    @Override
    void onStart(Slot<R> slot) {
        order.add(slot);
    }

    @Override
    void onDone(Slot<R> slot) {
        if (slot.hasFailed()) {
            stopTaking();
        }
    }

    @Override
    void onSourceFailure(Throwable failure) {
        sourceFailure = failure;
    }

    @Override
    boolean isSatisfied() {
        return false; // what was woken may as well go on while its turn has not come
    }

    @Override
    @Nullable
    Slot<R> takeReady() {
        Slot<R> oldest = order.peek();
        return oldest != null && oldest.isDone() ? order.remove() : null;
    }

    @Override
    void atEnd() {
        if (sourceFailure != null) {
            throw Failures.sneaky(sourceFailure);
        }
    }
}
