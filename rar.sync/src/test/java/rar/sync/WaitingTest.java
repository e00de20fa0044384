package rar.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Waker;

/** What every waiting operation has to keep, and what is left when it is cancelled at each of its steps. */
class WaitingTest {
    /** So many that the smallest object for each, 16 bytes, would be seen. */
    private static final int MANY = 100_000;

    private static final int MILLION = 1_000_000;
    private static final long NOISE_BYTES = 1_000_000;
    private static final int LOOKS = 5;

    @ParameterizedTest
    @MethodSource("rar.sync.WaitCase#all")
    void poll_granted_isWokenOnceAndReady(WaitCase wait) {
        Probe<?> probe = Probe.waiting(wait.future().get());
        assertEquals(1, wait.waiting().getAsInt());
        probe.assertNotWoken();
        assertEquals(1, wait.waiting().getAsInt(), "polling again joins no second time");
        wait.grant().run();
        probe.woken();
        assertEquals(0, wait.waiting().getAsInt());
    }

    @ParameterizedTest
    @MethodSource("rar.sync.WaitCase#lasting")
    void poll_neverPolledBefore_isReadyAtOnceIfGranted(WaitCase wait) {
        Probe<?> probe = Probe.of(wait.future().get());
        wait.grant().run();
        probe.value();
        assertEquals(0, probe.wakes());
    }

    @ParameterizedTest
    @MethodSource("rar.sync.WaitCase#all")
    void poll_otherWaker_onlyTheLatestIsWoken(WaitCase wait) throws Exception {
        Future<?> future = wait.future().get();
        AtomicInteger first = new AtomicInteger();
        AtomicInteger latest = new AtomicInteger();
        assertTrue(poll(future, first).isPending());
        assertTrue(poll(future, latest).isPending());
        wait.grant().run();
        assertEquals(0, first.get());
        assertEquals(1, latest.get());
        assertTrue(poll(future, first).isReady());
    }

    @ParameterizedTest
    @MethodSource("rar.sync.WaitCase#all")
    void F4_pollAfterTheEnd_throwsAndNamesTheOperation(WaitCase wait) {
        Probe<?> probe = Probe.waiting(wait.future().get());
        wait.grant().run();
        probe.woken();
        assertFinished(wait, probe);
        probe.cancel();
        assertFinished(wait, probe);
    }

    // ---- cancelled at each step

    @ParameterizedTest
    @MethodSource("rar.sync.WaitCase#all")
    void cancel_beforeTheFirstPoll_leavesNothing(WaitCase wait) {
        Probe<?> probe = Probe.of(wait.future().get());
        probe.cancel();
        assertEquals(0, wait.waiting().getAsInt());
        assertFinished(wait, probe);
        Probe<?> next = Probe.waiting(wait.future().get());
        wait.grant().run();
        next.woken();
        assertEquals(0, probe.wakes());
    }

    @ParameterizedTest
    @MethodSource("rar.sync.WaitCase#all")
    void cancel_whileQueued_leavesTheQueue(WaitCase wait) {
        Probe<?> probe = Probe.waiting(wait.future().get());
        probe.cancel();
        assertEquals(0, wait.waiting().getAsInt());
        assertFinished(wait, probe);
        Probe<?> next = Probe.waiting(wait.future().get());
        wait.grant().run();
        next.woken();
        assertEquals(0, probe.wakes());
    }

    @ParameterizedTest
    @MethodSource("rar.sync.WaitCase#all")
    void cancel_grantedAndNotPolledSince_losesNothing(WaitCase wait) {
        Probe<?> probe = Probe.waiting(wait.future().get());
        wait.grant().run();
        probe.cancel();
        assertFinished(wait, probe);
        Probe<?> next = Probe.of(wait.future().get());
        if (wait.kept()) {
            next.value();
        } else {
            next.assertPending();
        }
        assertEquals(0, next.wakes());
    }

    @ParameterizedTest
    @MethodSource("rar.sync.WaitCase#several")
    void cancel_grantedAndNotPolledSince_theNextInTheQueueGetsIt(WaitCase wait) {
        Probe<?> first = Probe.waiting(wait.future().get());
        Probe<?> second = Probe.waiting(wait.future().get());
        wait.grant().run();
        assertEquals(1, first.wakes());
        first.cancel();
        second.woken();
        assertEquals(0, wait.waiting().getAsInt());
    }

    @ParameterizedTest
    @MethodSource("rar.sync.WaitCase#several")
    void cancel_whileQueuedBetweenOthers_leavesThemAsTheyWere(WaitCase wait) {
        Probe<?> first = Probe.waiting(wait.future().get());
        Probe<?> second = Probe.waiting(wait.future().get());
        Probe<?> third = Probe.waiting(wait.future().get());
        second.cancel();
        assertEquals(2, wait.waiting().getAsInt());
        wait.grant().run();
        first.cancel();
        third.woken();
        assertEquals(0, second.wakes());
    }

    @ParameterizedTest
    @MethodSource("rar.sync.WaitCase#all")
    void cancel_manyWaits_leavesNothing(WaitCase wait) throws Exception {
        cancelAll(wait, MANY);
    }

    @Tag("stress")
    @ParameterizedTest
    @MethodSource("rar.sync.WaitCase#all")
    void cancel_aMillionWaits_leavesNothing(WaitCase wait) throws Exception {
        cancelAll(wait, MILLION);
    }

    private static void cancelAll(WaitCase wait, int count) throws Exception {
        waitAndCancel(wait, count, 0);
        Probe<?> next = Probe.waiting(wait.future().get());
        wait.grant().run();
        next.woken();
    }

    @ParameterizedTest
    @MethodSource("rar.sync.WaitCase#several")
    void cancel_manyWaitsBehindOneThatStays_leavesThat(WaitCase wait) throws Exception {
        cancelBehindOne(wait, MANY);
    }

    @Tag("stress")
    @ParameterizedTest
    @MethodSource("rar.sync.WaitCase#several")
    void cancel_aMillionWaitsBehindOneThatStays_leavesThat(WaitCase wait) throws Exception {
        cancelBehindOne(wait, MILLION);
    }

    private static void cancelBehindOne(WaitCase wait, int count) throws Exception {
        Probe<?> stays = Probe.waiting(wait.future().get());
        waitAndCancel(wait, count, 1);
        wait.grant().run();
        stays.woken();
    }

    private static void waitAndCancel(WaitCase wait, int count, int left) throws Exception {
        long before = usedMemory();
        for (int i = 0; i < count; i++) {
            Future<?> future = wait.future().get();
            assertTrue(future.poll(Context.of(new HeldBy(future))).isPending());
            future.cancel();
        }
        assertEquals(left, wait.waiting().getAsInt());
        long grown = usedMemory() - before;
        // Another thread may take a megabyte to allocate from as we look; what is held is there at each look.
        for (int i = 0; i < LOOKS && grown >= NOISE_BYTES; i++) {
            grown = usedMemory() - before;
        }
        assertTrue(grown < NOISE_BYTES, "grown by " + grown + " bytes");
    }

    /** A waker that leads to the future, as a task does. */
    private record HeldBy(Future<?> future) implements Waker {
        @Override
        public void wake() {}
    }

    private static void assertFinished(WaitCase wait, Probe<?> probe) {
        assertEquals(
                wait.name() + " was polled after it had finished: a future yields once, call the method again",
                assertThrows(IllegalStateException.class, probe::poll).getMessage());
    }

    private static Poll<?> poll(Future<?> future, AtomicInteger wakes) throws Exception {
        return future.poll(Context.of(Waker.of(wakes::incrementAndGet)));
    }

    /** Bytes in use, after collection. */
    private static long usedMemory() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }
}
