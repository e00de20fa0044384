package rar.lincheck;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Waker;
import rar.sync.Notify;

/** Each notification reaches whom it should, in order, also if others are cancelled meanwhile. */
class NotifyLincheckTest {
    /** All that can go wrong in few steps; threads own the slots of their numbers. */
    private static final List<Scenario> PICKED = List.of(
            Scenario.of("make(1) make(2)", "notifyOne()", "poll(1) poll(1)", "poll(2) poll(2)"),
            Scenario.of("make(1) poll(1) make(2) poll(2)", "notifyOne()", "cancel(1)", "poll(2) poll(2)"),
            Scenario.of("make(1) poll(1)", "notifyWaiters()", "cancel(1) make(1) poll(1)", "notifyOne()"),
            Scenario.of("make(1) poll(1) make(2)", "notifyOne() notifyWaiters()", "poll(1)", "poll(2) poll(2)"),
            Scenario.of(
                    "make(1) poll(1) make(2) poll(2)",
                    "notifyOne() notifyOne()",
                    "cancel(1)",
                    "cancel(2) make(2) poll(2)"));

    @Test
    void notify_pickedScenarios_isLinearizable() {
        Checks.picked(Real.class, Sequential.class, PICKED, 60).check(Real.class);
    }

    @Test
    void notify_modelChecked_isLinearizable() {
        Checks.model(Sequential.class).check(Real.class);
    }

    @Test
    void notify_stressed_isLinearizable() {
        Checks.stress(Sequential.class, 1).check(Real.class);
    }

    @Tag("stress")
    @Test
    void notify_checkedForLong_isLinearizable() {
        Checks.picked(Real.class, Sequential.class, PICKED, 10_000).check(Real.class);
        Checks.model(Sequential.class, 300).check(Real.class);
        Checks.stress(Sequential.class, 300).check(Real.class);
    }

    // ---- canaries

    @Test
    void canary_looksAndThenQueues_isCaught() {
        Canary.assertCaught(Checks.picked(Racy.class, Sequential.class, PICKED, 100), Racy.class);
    }

    @Test
    void canary_doesNotHearOfCancellation_isCaught() {
        Canary.assertCaught(Checks.picked(Forgets.class, Sequential.class, PICKED, 100), Forgets.class);
    }

    // ---- the operations

    /** What is checked. */
    interface Notifications {
        Future<Void> notified();

        void notifyOne();

        void notifyWaiters();
    }

    /** A thread has made a future, or not. */
    @Param(name = "thread", gen = ThreadIdGen.class)
    public abstract static class Operations {
        private final Notifications notifications;
        private final Slot<Void>[] slots = Slot.array();

        Operations(Notifications notifications) {
            this.notifications = notifications;
        }

        @Operation
        public boolean make(@Param(name = "thread") int thread) {
            boolean empty = slots[thread].isEmpty();
            if (empty) {
                slots[thread].put(notifications.notified());
            }
            return empty;
        }

        @Operation
        public String poll(@Param(name = "thread") int thread) throws Exception {
            if (slots[thread].isEmpty()) {
                return "none";
            }
            return slots[thread].poll().isReady() ? "notified" : "waits";
        }

        @Operation
        public boolean cancel(@Param(name = "thread") int thread) {
            return slots[thread].cancel();
        }

        @Operation
        public void notifyOne() {
            notifications.notifyOne();
        }

        @Operation
        public void notifyWaiters() {
            notifications.notifyWaiters();
        }

        @Validate
        public void nobodyWasForgotten() {
            Arrays.stream(slots).forEach(Slot::requireWokenIfReady);
        }
    }

    /** The type itself. */
    public static final class Real extends Operations {
        public Real() {
            super(new RealNotifications(new Notify()));
        }
    }

    private record RealNotifications(Notify real) implements Notifications {
        @Override
        public Future<Void> notified() {
            return real.notified();
        }

        @Override
        public void notifyOne() {
            real.notifyOne();
        }

        @Override
        public void notifyWaiters() {
            real.notifyWaiters();
        }
    }

    /** What it should do, for one operation after the other. */
    public static final class Sequential {
        private enum State {
            NONE,
            MADE,
            WAITS,
            CHOSEN,
            NOTIFIED
        }

        private final State[] states = new State[Slot.COUNT];
        private final Deque<Integer> queue = new ArrayDeque<>();
        private boolean kept;

        public Sequential() {
            Arrays.fill(states, State.NONE);
        }

        public boolean make(int thread) {
            boolean empty = states[thread] == State.NONE;
            if (empty) {
                states[thread] = State.MADE;
            }
            return empty;
        }

        public String poll(int thread) {
            if (states[thread] == State.NONE) {
                return "none";
            }
            boolean first = states[thread] == State.MADE;
            if (first && !kept) {
                states[thread] = State.WAITS;
                queue.add(thread);
            }
            if (states[thread] == State.WAITS) {
                return "waits";
            }
            if (first) {
                kept = false;
            }
            states[thread] = State.NONE;
            return "notified";
        }

        public boolean cancel(int thread) {
            State before = states[thread];
            states[thread] = State.NONE;
            queue.remove(thread);
            if (before == State.CHOSEN) {
                notifyOne();
            }
            return before != State.NONE;
        }

        public void notifyOne() {
            if (queue.isEmpty()) {
                kept = true;
            } else {
                states[queue.remove()] = State.CHOSEN;
            }
        }

        public void notifyWaiters() {
            queue.clear();
            for (int i = 0; i < states.length; i++) {
                if (states[i] == State.MADE || states[i] == State.WAITS) {
                    states[i] = State.NOTIFIED;
                }
            }
        }
    }

    /** Broken: the one that is kept is looked at before the queue is joined, and a notification in between is kept. */
    public static final class Racy extends Operations {
        public Racy() {
            super(new RacyNotifications());
        }
    }

    private static final class RacyNotifications implements Notifications {
        private final AtomicBoolean kept = new AtomicBoolean();
        private final Queue<RacyNotified> queue = new ConcurrentLinkedQueue<>();

        @Override
        public Future<Void> notified() {
            return new RacyNotified(this);
        }

        @Override
        public void notifyOne() {
            if (!notifyNext()) {
                kept.set(true);
            }
        }

        @Override
        public void notifyWaiters() {
            while (notifyNext()) {
                // the next
            }
        }

        private boolean notifyNext() {
            RacyNotified first = queue.poll();
            if (first != null) {
                first.done = true;
                first.waker.wake();
            }
            return first != null;
        }
    }

    private static final class RacyNotified implements Future<Void> {
        private final RacyNotifications notifications;
        private volatile boolean done;
        private volatile Waker waker; // null before the first poll

        RacyNotified(RacyNotifications notifications) {
            this.notifications = notifications;
        }

        @Override
        public Poll<Void> poll(Context context) {
            if (done || notifications.kept.getAndSet(false)) {
                notifications.queue.remove(this);
                return Poll.done();
            }
            if (waker == null) {
                waker = context.waker();
                notifications.queue.add(this);
            }
            return Poll.pending();
        }

        @Override
        public void cancel() {
            if (!notifications.queue.remove(this) && done) {
                notifications.notifyOne();
            }
        }
    }

    /** Broken: who is cancelled keeps the place in the queue, and the notification. */
    public static final class Forgets extends Operations {
        public Forgets() {
            super(new ForgetfulNotifications(new RealNotifications(new Notify())));
        }
    }

    private record ForgetfulNotifications(Notifications notifications) implements Notifications {
        @Override
        public Future<Void> notified() {
            return new Forgetful<>(notifications.notified());
        }

        @Override
        public void notifyOne() {
            notifications.notifyOne();
        }

        @Override
        public void notifyWaiters() {
            notifications.notifyWaiters();
        }
    }
}
