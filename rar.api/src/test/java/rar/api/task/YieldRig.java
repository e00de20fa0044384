package rar.api.task;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Waker;

/** Tasks that are run on one thread when told, and futures that do something in their polls, such as yield. */
abstract class YieldRig {
    final PlainHost host = new PlainHost();
    final Scope scope = new Scope(host, Waker.noop());
    final AmbientSlot slot = Ambient.slot();

    /** A future that is pending, does something in each poll, and notes what it was polled with. */
    static final class Polled implements Future<String> {
        private final List<Runnable> duringPolls = new ArrayList<>();
        private final boolean ends;
        RuntimeContext context;
        Runnable duringCancel = () -> {};
        int polls;

        Polled(boolean ends) {
            this.ends = ends;
        }

        @Override
        public Poll<String> poll(Context polled) {
            context = (RuntimeContext) polled;
            polls++;
            if (!duringPolls.isEmpty()) {
                duringPolls.remove(0).run();
            }
            return ends ? Poll.ready("value") : Poll.pending();
        }

        @Override
        public void cancel() {
            duringCancel.run();
        }

        void duringNextPoll(Runnable action) {
            duringPolls.add(action);
        }

        void yieldPoll() {
            context.yieldPoll(Ambient.slot());
        }
    }

    final Polled future = new Polled(false);
    final Polled other = new Polled(false);
    final Polled ready = new Polled(true);

    final TaskCell<String> spawn(Future<String> spawned) {
        return (TaskCell<String>) scope.spawn(spawned, null);
    }

    final void runAll() {
        while (!host.queue.isEmpty()) {
            host.runNext();
        }
    }

    /** A note that was left behind would be taken for that of another task. */
    final void assertNoNoteIsLeft() {
        assertFalse(slot.takeYield());
        TaskCell<String> next = spawn(Future.pending());
        RuntimeContext outer = slot.enter(next);
        try {
            assertTrue(slot.noteYield(next), "a poll is taken to be in progress still");
        } finally {
            slot.leave(outer);
        }
        assertTrue(slot.takeYield());
        next.cancel();
        runAll();
    }

    static boolean pollOnce(Future<?> future, Context context) {
        try {
            return future.poll(context).isPending();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static boolean pollDerived(Future<?> child, RuntimeContext context) {
        try {
            return DerivedContext.poll(child, DerivedContext.of(context, context.waker()))
                    .isPending();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
