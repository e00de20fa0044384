package rar.timer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HashedWheelTimerCloseTest {
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);

    private final HashedWheelTimer timer = new HashedWheelTimer("test");

    @Test
    void close_asleepWithEntries_endsTheThreadAndDropsThem() {
        Thread thread = Entries.threadOf(timer);
        var probes = Stream.generate(Probe::new).limit(1_000).toList();
        probes.forEach(probe -> timer.schedule(probe, HOUR));
        Await.parked(thread);

        timer.close();

        assertFalse(thread.isAlive());
        assertEquals(0, timer.pending());
        for (Probe probe : probes) {
            assertFalse(probe.isScheduled() || probe.isLinked(), () -> "held: " + probe);
            assertFalse(timer.cancel(probe));
            assertEquals(0, probe.fired());
        }
    }

    @Test
    void close_asleepWithoutEntries_endsTheThread() {
        Thread thread = Entries.threadOf(timer);
        Await.parked(thread);

        timer.close();

        assertFalse(thread.isAlive());
    }

    @Test
    void close_neverUsedOrTwice_doesNothing() {
        timer.close();
        timer.close();

        assertEquals(0, timer.polls());
    }

    @Test
    void schedule_closed_isAcceptedAndNeverFires() {
        Thread thread = Entries.threadOf(timer);
        timer.close();
        Probe probe = new Probe();

        timer.schedule(probe, 0);

        assertFalse(thread.isAlive());
        assertFalse(probe.isScheduled());
        assertFalse(timer.cancel(probe));
        assertEquals(0, probe.fired());
    }

    @Test
    void close_whileAnEntryFires_waitsForThatOneOnly() throws InterruptedException {
        CountDownLatch firing = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        timer.schedule(
                Entries.of(() -> {
                    firing.countDown();
                    Await.until("it may return", () -> release.getCount() == 0);
                }),
                0);
        firing.await();
        Probe next = new Probe();
        timer.schedule(next, 0);
        Thread closer = new Thread(timer::close);

        closer.start();
        Await.parked(closer);
        release.countDown();
        closer.join();

        assertEquals(0, next.fired());
        assertEquals(0, timer.pending());
    }

    @Test
    void close_byAnEntryThatFires_endsTheThreadAfterIt() throws InterruptedException {
        Probe[] others = {new Probe(), new Probe()};
        CountDownLatch filled = new CountDownLatch(1);
        Thread thread = Entries.threadOf(timer);
        timer.schedule(
                Entries.of(() -> {
                    Await.until("all are scheduled", () -> filled.getCount() == 0);
                }),
                0);
        timer.schedule(Entries.of(timer::close), 1);
        for (Probe other : others) {
            timer.schedule(other, 1);
        }
        filled.countDown();

        thread.join();

        timer.close();
        assertEquals(0, timer.pending());
        for (Probe other : others) {
            assertEquals(0, other.fired());
            assertFalse(other.isScheduled() || other.isLinked());
        }
    }

    @Test
    void close_callerInterrupted_returnsInterruptedWhenTheThreadHasEnded() {
        Thread thread = Entries.threadOf(timer);
        Thread.currentThread().interrupt();

        timer.close();

        assertTrue(Thread.interrupted());
        assertFalse(thread.isAlive());
    }

    @Test
    void close_bySeveralThreads_allWaitForTheEnd() throws InterruptedException {
        Thread thread = Entries.threadOf(timer);
        CountDownLatch ended = new CountDownLatch(4);
        for (int i = 0; i < 4; i++) {
            new Thread(() -> {
                        timer.close();
                        if (!thread.isAlive()) {
                            ended.countDown();
                        }
                    })
                    .start();
        }

        assertTrue(ended.await(60, TimeUnit.SECONDS));
    }
}
