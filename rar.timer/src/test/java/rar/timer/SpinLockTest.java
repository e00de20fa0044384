package rar.timer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class SpinLockTest {
    private final SpinLock lock = new SpinLock();
    private long guarded;

    @Test
    void lock_severalThreads_admitsOneAtATime() throws Exception {
        int threads = 4;
        int rounds = 200_000;
        CyclicBarrier start = new CyclicBarrier(threads);

        Threads.run(threads, thread -> {
            start.await();
            for (int i = 0; i < rounds; i++) {
                lock.lock();
                guarded++;
                lock.unlock();
            }
        });

        assertEquals((long) threads * rounds, guarded);
    }

    @Test
    void lock_heldForLong_isTakenAfterwards() throws Exception {
        lock.lock();
        Thread waiter = new Thread(() -> {
            lock.lock();
            guarded++;
            lock.unlock();
        });

        waiter.start();
        Await.parked(waiter);
        assertEquals(0, guarded);
        lock.unlock();
        waiter.join();

        assertEquals(1, guarded);
    }
}
