package rar.api.runtime;

import java.util.concurrent.atomic.AtomicBoolean;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import rar.api.spi.Cause;
import rar.api.spi.DrivenExecutor;
import rar.api.spi.Task;
import rar.jcstress.Parking;

/**
 * How a thread waits inside {@code blockOn}: it does not sleep through a wake, nor through a task that only it can run.
 * With {@link Parking}, to park for ever is a result.
 */
public final class WaiterStress {
    private WaiterStress() {}

    /** Makes a waiter for a thread that parks there. */
    private static Waiter newWaiter(Parking parking, Drivers drivers) {
        parking.enter();
        return new Waiter(drivers);
    }

    /** A wake comes as the thread is about to park. */
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the wake was taken")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the thread sleeps, and nobody unparks it")
    @State
    public static class WakeAgainstPause {
        private final Parking parking = new Parking();
        private final Waiter waiter = newWaiter(parking, null);

        @Actor
        public void waiter(I_Result result) {
            parking.enter();
            try {
                while (!waiter.takeWake()) {
                    waiter.pause(Long.MAX_VALUE);
                }
                result.r1 = 1;
            } catch (Parking.LostWakeUp e) {
                result.r1 = 0;
            }
        }

        @Actor
        public void waker() {
            waiter.wake();
            parking.othersAreDone();
        }
    }

    /** A queue of one place, read and written no stronger than it has to be. */
    private static final class OnePlace implements DrivenExecutor {
        private final AtomicBoolean queued = new AtomicBoolean();
        private boolean ran; // the waiter's

        void enqueue() {
            queued.setRelease(true);
        }

        @Override
        public boolean runNext() {
            if (!queued.getAcquire()) {
                return false;
            }
            queued.setPlain(false);
            ran = true;
            return true;
        }

        @Override
        public void execute(Task task, Cause cause) {
            enqueue();
        }

        @Override
        public void close() {}
    }

    /** A task comes as the thread that has to run it is about to park. */
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the task was run")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the thread sleeps, and nobody unparks it")
    @State
    public static class NudgeAgainstPause {
        private final OnePlace executor = new OnePlace();
        private final Drivers drivers = new Drivers(executor);
        private final Parking parking = new Parking();
        private final Waiter waiter = newWaiter(parking, drivers);

        @Actor
        public void waiter(I_Result result) {
            parking.enter();
            try {
                while (!executor.ran) {
                    waiter.pause(Long.MAX_VALUE);
                }
                result.r1 = 1;
            } catch (Parking.LostWakeUp e) {
                result.r1 = 0;
            }
        }

        @Actor
        public void outsider() {
            executor.enqueue();
            drivers.nudge();
            parking.othersAreDone();
        }
    }
}
