package rar.api.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import rar.api.AsyncStream;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.task.Budget;

/**
 * Several streams at once. One that has yielded goes to the end of the queue, behind all others that have something or
 * were woken.
 */
public final class MergeStream<T> extends OnceStream<T> {
    private final LaneSet<Branch<T>> lanes = new LaneSet<>();
    private final List<Branch<T>> branches;
    private int live;

    /** A stream of the elements of {@code streams}. */
    public MergeStream(Collection<? extends AsyncStream<? extends T>> streams) {
        branches = new ArrayList<>(streams.size());
        for (AsyncStream<? extends T> stream : streams) {
            branches.add(new Branch<>(lanes, Objects.requireNonNull(stream, "stream")));
        }
        branches.forEach(lanes::again); // the first poll polls them in order
        live = branches.size();
    }

    @Override
    Poll<Optional<T>> step(Context context) throws Exception {
        lanes.open(context);
        while (live > 0) {
            if (Budget.isSpent()) {
                context.waker().wake();
                return Poll.pending();
            }
            Branch<T> branch = lanes.next();
            if (branch == null) {
                return Poll.pending();
            }
            Poll<Optional<T>> poll = branch.pull(context);
            if (poll.isPending()) {
                continue;
            }
            if (poll.value().isPresent()) {
                lanes.again(branch);
                return poll;
            }
            live--;
        }
        return end();
    }

    @Override
    void release() {
        lanes.close();
        GiveUp all = new GiveUp();
        branches.forEach(branch -> all.with(branch.source::cancel));
        all.rethrow();
    }

    /** One of the streams. */
    private static final class Branch<T> extends Lane {
        private final Upstream<T> source;
        private final Future<Optional<T>> nextOfSource;

        Branch(LaneSet<?> set, AsyncStream<? extends T> stream) {
            super(set);
            source = new Upstream<>(stream);
            nextOfSource = source::pull;
        }

        Poll<Optional<T>> pull(Context context) throws Exception {
            // A late wake may come after the end.
            return source.isFinished() ? Poll.<Optional<T>>pending() : poll(nextOfSource, context);
        }
    }
}
