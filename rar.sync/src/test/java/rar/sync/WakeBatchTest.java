package rar.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rar.api.Context;
import rar.api.Future;
import rar.api.Waker;

/** Many are woken in order, outside the lock, and whatever one of them throws. */
class WakeBatchTest {
    private final Notify notify = new Notify();
    private final List<Integer> woken = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 31, 32, 33, 64, 1_000})
    void wake_any_areWokenInOrder(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            int n = i;
            wait(() -> woken.add(n));
        }
        notify.notifyWaiters();
        assertEquals(IntStream.range(0, count).boxed().toList(), woken);
        assertEquals(0, notify.waiting());
    }

    @Test
    void wake_throwingWakers_keepNobodyFromBeingWoken() throws Exception {
        IllegalStateException first = new IllegalStateException("first");
        StackOverflowError second = new StackOverflowError("second");
        for (int i = 0; i < 100; i++) {
            int n = i;
            wait(() -> {
                woken.add(n);
                if (n == 3) {
                    throw first;
                } else if (n == 70) {
                    throw second;
                }
            });
        }
        assertSame(first, assertThrows(IllegalStateException.class, notify::notifyWaiters));
        assertEquals(List.of(second), List.of(first.getSuppressed()));
        assertEquals(IntStream.range(0, 100).boxed().toList(), woken);
    }

    @Test
    void wake_error_isThrownAsItIs() throws Exception {
        StackOverflowError error = new StackOverflowError();
        wait(() -> {
            throw error;
        });
        wait(() -> {
            throw error;
        });
        assertSame(error, assertThrows(StackOverflowError.class, notify::notifyWaiters));
    }

    @Test
    void wake_always_isOutsideTheLock() throws Exception {
        for (int i = 0; i < 40; i++) {
            wait(() -> {
                Thread other = new Thread(() -> Probe.waiting(notify.notified()).cancel()); // needs the lock
                other.start();
                try {
                    other.join();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                woken.add(0);
            });
        }
        notify.notifyWaiters();
        assertEquals(40, woken.size());
    }

    @Test
    void wake_duringAWake_theRestFindsWhatItWaitsForAndCanBeCancelled() throws Exception {
        List<Probe<Void>> rest = new ArrayList<>();
        List<Boolean> early = new ArrayList<>();
        wait(() -> {
            early.add(rest.get(50).poll().isReady());
            rest.get(51).cancel();
            early.add(Probe.of(notify.notified()).poll().isReady());
        });
        for (int i = 0; i < 60; i++) {
            rest.add(Probe.waiting(notify.notified()));
        }
        notify.notifyWaiters();
        assertEquals(List.of(true, false), early);
        assertEquals(0, rest.get(50).wakes());
        assertEquals(0, rest.get(51).wakes());
        assertEquals(1, rest.get(52).wakes());
        assertTrue(rest.get(59).poll().isReady());
        assertEquals(1, notify.waiting(), "the one that came later");
        assertFalse(woken.contains(0));
    }

    private void wait(Runnable action) throws Exception {
        Future<Void> future = notify.notified();
        assertTrue(future.poll(Context.of(Waker.of(action))).isPending());
    }
}
