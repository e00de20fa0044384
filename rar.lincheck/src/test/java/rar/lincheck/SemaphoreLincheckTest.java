package rar.lincheck;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.IntGen;
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
import rar.sync.Semaphore;
import rar.sync.SemaphorePermit;

/** Permits are given in order, none is lost or made, and who gets some is woken. */
class SemaphoreLincheckTest {
    private static final int PERMITS = 2;

    /** All that can go wrong in few steps; threads own the slots of their numbers. */
    private static final List<Scenario> PICKED = List.of(
            Scenario.of("acquire(1,2)", "release(1) available()", "acquire(2,1) acquire(2,1)", "acquire(3,1)"),
            Scenario.of("acquire(1,2) acquire(2,2)", "release(1)", "cancel(2) available()", "acquire(3,1)"),
            Scenario.of(
                    "acquire(1,1) acquire(2,2) acquire(3,1)", "tryAcquire(4)", "cancel(2)", "acquire(3,1) release(3)"),
            Scenario.of(
                    "acquire(1,2) acquire(2,1)", "release(1) tryAcquire(1)", "cancel(2)", "available() tryAcquire(3)"),
            Scenario.of("acquire(1,2) acquire(2,1) acquire(3,1)", "release(1)", "cancel(2)", "cancel(3) available()"));

    @Test
    void semaphore_pickedScenarios_isLinearizable() {
        Checks.picked(Real.class, Sequential.class, PICKED, 60).check(Real.class);
    }

    @Test
    void semaphore_modelChecked_isLinearizable() {
        Checks.model(Sequential.class).check(Real.class);
    }

    @Test
    void semaphore_stressed_isLinearizable() {
        Checks.stress(Sequential.class, 1).check(Real.class);
    }

    @Tag("stress")
    @Test
    void semaphore_checkedForLong_isLinearizable() {
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
    interface Permits {
        Future<? extends AutoCloseable> acquire(int permits);

        Optional<? extends AutoCloseable> tryAcquire();

        int available();
    }

    /** A thread holds permits, or waits for some, or neither. */
    @Param(name = "thread", gen = ThreadIdGen.class)
    @Param(name = "permits", gen = IntGen.class, conf = "1:" + PERMITS)
    public abstract static class Operations {
        private final Permits permits;
        private final Slot<AutoCloseable>[] slots = Slot.array();
        private final AutoCloseable[] holds = new AutoCloseable[slots.length];

        Operations(Permits permits) {
            this.permits = permits;
        }

        @SuppressWarnings("unchecked")
        @Operation
        public String acquire(@Param(name = "thread") int thread, @Param(name = "permits") int wanted)
                throws Exception {
            if (holds[thread] != null) {
                return "holds";
            }
            if (slots[thread].isEmpty()) {
                slots[thread].put((Future<AutoCloseable>) permits.acquire(wanted));
            }
            Poll<AutoCloseable> poll = slots[thread].poll();
            if (poll.isPending()) {
                return "waits";
            }
            holds[thread] = poll.value();
            return "acquired";
        }

        @Operation
        public boolean tryAcquire(@Param(name = "thread") int thread) {
            if (holds[thread] == null && slots[thread].isEmpty()) {
                holds[thread] = permits.tryAcquire().orElse(null);
                return holds[thread] != null;
            }
            return false;
        }

        @Operation
        public boolean cancel(@Param(name = "thread") int thread) {
            return slots[thread].cancel();
        }

        @Operation
        public boolean release(@Param(name = "thread") int thread) throws Exception {
            AutoCloseable hold = holds[thread];
            holds[thread] = null;
            if (hold != null) {
                hold.close();
            }
            return hold != null;
        }

        @Operation
        public int available() {
            return permits.available();
        }

        @Validate
        public void nobodyWasForgotten() {
            Arrays.stream(slots).forEach(Slot::requireWokenIfReady);
        }
    }

    /** The semaphore. */
    public static final class Real extends Operations {
        public Real() {
            super(new RealPermits(new Semaphore(PERMITS)));
        }
    }

    private record RealPermits(Semaphore semaphore) implements Permits {
        @Override
        public Future<SemaphorePermit> acquire(int permits) {
            return semaphore.acquire(permits);
        }

        @Override
        public Optional<SemaphorePermit> tryAcquire() {
            return semaphore.tryAcquire();
        }

        @Override
        public int available() {
            return semaphore.availablePermits();
        }
    }

    /** What it should do, for one operation after the other. */
    public static final class Sequential {
        private final int[] holds = new int[Slot.COUNT];
        private final int[] waits = new int[Slot.COUNT]; // how many are wanted
        private final Deque<Integer> queue = new ArrayDeque<>();
        private int available = PERMITS;

        public String acquire(int thread, int wanted) {
            if (holds[thread] > 0 && waits[thread] == 0) {
                return "holds";
            }
            if (waits[thread] == 0) {
                waits[thread] = wanted;
                queue.add(thread);
                serve();
            }
            if (holds[thread] == 0) {
                return "waits";
            }
            waits[thread] = 0;
            return "acquired";
        }

        public boolean tryAcquire(int thread) {
            boolean can = holds[thread] == 0 && waits[thread] == 0 && queue.isEmpty() && available > 0;
            if (can) {
                holds[thread] = 1;
                available--;
            }
            return can;
        }

        public boolean cancel(int thread) {
            boolean waited = waits[thread] > 0;
            if (waited) {
                waits[thread] = 0;
                queue.remove(thread);
                giveBack(thread);
            }
            return waited;
        }

        public boolean release(int thread) {
            boolean holding = holds[thread] > 0 && waits[thread] == 0;
            if (holding) {
                giveBack(thread);
            }
            return holding;
        }

        public int available() {
            return available;
        }

        private void giveBack(int thread) {
            available += holds[thread];
            holds[thread] = 0;
            serve();
        }

        private void serve() {
            while (!queue.isEmpty() && waits[queue.peek()] <= available) {
                int first = queue.remove();
                holds[first] = waits[first];
                available -= waits[first];
            }
        }
    }

    /** Broken: permits that come back between the look and the queueing reach nobody. */
    public static final class Racy extends Operations {
        public Racy() {
            super(new RacyPermits());
        }
    }

    private static final class RacyPermits implements Permits {
        private final AtomicInteger available = new AtomicInteger(PERMITS);
        private final Queue<RacyAcquire> queue = new ConcurrentLinkedQueue<>();

        @Override
        public Future<AutoCloseable> acquire(int permits) {
            return new RacyAcquire(this, permits);
        }

        @Override
        public Optional<AutoCloseable> tryAcquire() {
            return queue.isEmpty() && tryTake(1) ? Optional.of(hold(1)) : Optional.empty();
        }

        @Override
        public int available() {
            return available.get();
        }

        boolean tryTake(int permits) {
            int seen = available.get();
            return seen >= permits && available.compareAndSet(seen, seen - permits);
        }

        AutoCloseable hold(int permits) {
            return () -> give(permits);
        }

        synchronized void give(int permits) {
            available.addAndGet(permits);
            RacyAcquire first = queue.peek();
            while (first != null && tryTake(first.permits)) {
                queue.remove(first);
                first.granted = true;
                first.waker.wake();
                first = queue.peek();
            }
        }
    }

    private static final class RacyAcquire implements Future<AutoCloseable> {
        private final RacyPermits pool;
        private final int permits;
        volatile boolean granted;
        volatile Waker waker;

        RacyAcquire(RacyPermits pool, int permits) {
            this.pool = pool;
            this.permits = permits;
        }

        @Override
        public Poll<AutoCloseable> poll(Context context) {
            if (granted || (waker == null && pool.queue.isEmpty() && pool.tryTake(permits))) {
                return Poll.ready(pool.hold(permits));
            }
            if (waker == null) {
                waker = context.waker();
                pool.queue.add(this);
            }
            return Poll.pending();
        }

        @Override
        public void cancel() {
            if (!pool.queue.remove(this) && granted) {
                pool.give(permits);
            } else {
                pool.give(0);
            }
        }
    }

    /** Broken: who is cancelled keeps the place in the queue, and the permits. */
    public static final class Forgets extends Operations {
        public Forgets() {
            super(new ForgetfulPermits(new RealPermits(new Semaphore(PERMITS))));
        }
    }

    private record ForgetfulPermits(Permits permits) implements Permits {
        @Override
        public Future<? extends AutoCloseable> acquire(int wanted) {
            return new Forgetful<>(permits.acquire(wanted));
        }

        @Override
        public Optional<? extends AutoCloseable> tryAcquire() {
            return permits.tryAcquire();
        }

        @Override
        public int available() {
            return permits.available();
        }
    }
}
