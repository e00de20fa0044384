package rar.tck;

import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.tck.SubscriberWhiteboxVerification.SubscriberPuppet;
import rar.api.AsyncStream;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Waker;

/** Takes as many elements from a publisher as it is told to. The first poll subscribes, and takes none. */
final class StepwiseReader implements Future<Void>, SubscriberPuppet {
    private final AsyncStream<Integer> stream;
    private final AtomicLong wanted = new AtomicLong();
    private volatile boolean cancelled;
    private volatile Waker waker = Waker.noop();
    private boolean subscribed; // the task only

    StepwiseReader(Flow.Publisher<Integer> publisher) {
        stream = AsyncStream.fromPublisher(publisher, 1);
    }

    @Override
    public Poll<Void> poll(Context context) throws Exception {
        waker = context.waker();
        if (cancelled) {
            stream.cancel();
            return Poll.done();
        }
        while (!subscribed || wanted.get() > 0) {
            subscribed = true;
            Poll<Optional<Integer>> poll = stream.pollNext(context);
            if (poll.isPending()) {
                return Poll.pending();
            }
            if (poll.value().isEmpty()) {
                return Poll.done();
            }
            wanted.decrementAndGet();
        }
        return Poll.pending();
    }

    @Override
    public void triggerRequest(long elements) {
        wanted.addAndGet(elements);
        waker.wake();
    }

    @Override
    public void signalCancel() {
        cancelled = true;
        waker.wake();
    }
}
