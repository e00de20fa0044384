package rar.tests.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import rar.api.Context;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Poll;
import rar.api.Scheduler;
import rar.api.Waker;

/** Futures that wait to be woken by threads that no scheduler knows. One wake lost, and the round never ends. */
final class WakeLoad implements Load {
    private static final int TASKS = 50;
    private static final int RINGS = 20;

    /** Waits until it was rung so many times. */
    private static final class Bell implements Future<Integer> {
        private final AtomicInteger rings = new AtomicInteger();
        private volatile Waker waker = Waker.noop();

        @Override
        public Poll<Integer> poll(Context context) {
            waker = context.waker(); // before the look: whoever rings after it wakes this waker
            int rung = rings.get();
            return rung < RINGS ? Poll.pending() : Poll.ready(rung);
        }

        void ring() {
            rings.incrementAndGet();
            waker.wake();
        }
    }

    @Override
    public void round(Scheduler scheduler, Books books, SplittableRandom random) throws Exception {
        List<Bell> bells = new ArrayList<>();
        List<JoinHandle<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            Bell bell = new Bell();
            bells.add(bell);
            tasks.add(scheduler.spawn(books.enter(bell)));
        }
        Thread other = new Thread(() -> ring(bells), "soak-ringer");
        other.start();
        ring(bells);
        for (JoinHandle<Integer> task : tasks) {
            scheduler.blockOn(task);
        }
        other.join();
        bells.forEach(Bell::ring); // late wakes do no harm (R6)
    }

    private static void ring(List<Bell> bells) {
        for (int i = 0; i < RINGS / 2; i++) {
            bells.forEach(Bell::ring);
        }
    }
}
