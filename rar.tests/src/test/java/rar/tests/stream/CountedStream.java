package rar.tests.stream;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import rar.api.AsyncStream;
import rar.api.Context;
import rar.api.Poll;

/** A stream that takes itself off a count when it is given up. */
record CountedStream<T>(AsyncStream<T> stream, AtomicInteger open) implements AsyncStream<T> {
    @Override
    public Poll<Optional<T>> pollNext(Context context) throws Exception {
        return stream.pollNext(context);
    }

    @Override
    public void cancel() {
        stream.cancel();
        open.decrementAndGet();
    }
}
