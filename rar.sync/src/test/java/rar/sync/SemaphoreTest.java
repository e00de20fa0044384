package rar.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import rar.api.Future;
import rar.api.Poll;

class SemaphoreTest {
    @Test
    void acquire_enoughPermits_isReadyAtOnce() {
        Semaphore semaphore = new Semaphore(3);
        SemaphorePermit two = Probe.now(semaphore.acquire(2));
        assertEquals(2, two.count());
        assertEquals(1, semaphore.availablePermits());
        two.close();
        assertEquals(3, semaphore.availablePermits());
    }

    @Test
    void acquire_notPolled_takesNothing() {
        Semaphore semaphore = new Semaphore(1);
        Future<SemaphorePermit> future = semaphore.acquire();
        assertEquals(1, semaphore.availablePermits());
        future.cancel();
        assertEquals(1, semaphore.availablePermits());
    }

    @Test
    void acquire_queue_isServedInOrder() {
        Semaphore semaphore = new Semaphore(0);
        List<Probe<SemaphorePermit>> probes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            probes.add(Probe.waiting(semaphore.acquire()));
        }
        for (int i = 0; i < 5; i++) {
            semaphore.addPermits(1);
            for (int k = 0; k < 5; k++) {
                assertEquals(k <= i ? 1 : 0, probes.get(k).wakes());
            }
        }
        probes.forEach(Probe::woken);
    }

    @Test
    void acquire_many_isNotOvertakenByFew() {
        Semaphore semaphore = new Semaphore(3);
        SemaphorePermit held = semaphore.tryAcquire().orElseThrow();
        Probe<SemaphorePermit> three = Probe.waiting(semaphore.acquire(3));
        Probe<SemaphorePermit> one = Probe.waiting(semaphore.acquire());
        assertEquals(2, semaphore.availablePermits());
        assertTrue(semaphore.tryAcquire().isEmpty(), "somebody waits");
        held.close();
        assertEquals(3, three.woken().count());
        one.assertNotWoken();
    }

    @Test
    void cancel_firstThatAskedForMany_letsThoseBehindGoAhead() {
        Semaphore semaphore = new Semaphore(2);
        Probe<SemaphorePermit> three = Probe.waiting(semaphore.acquire(3));
        Probe<SemaphorePermit> one = Probe.waiting(semaphore.acquire());
        Probe<SemaphorePermit> another = Probe.waiting(semaphore.acquire());
        Probe<SemaphorePermit> third = Probe.waiting(semaphore.acquire());
        three.cancel();
        one.woken();
        another.woken();
        third.assertNotWoken();
    }

    @Test
    void cancel_granted_itsPermitsServeSeveral() {
        Semaphore semaphore = new Semaphore(0);
        Probe<SemaphorePermit> three = Probe.waiting(semaphore.acquire(3));
        List<Probe<SemaphorePermit>> ones = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ones.add(Probe.waiting(semaphore.acquire()));
        }
        semaphore.addPermits(3);
        three.cancel();
        for (int i = 0; i < 3; i++) {
            ones.get(i).woken();
        }
        ones.get(3).assertNotWoken();
        assertEquals(0, semaphore.availablePermits());
    }

    @Test
    void addPermits_thousands_serveAllThatWait() {
        Semaphore semaphore = new Semaphore(0);
        List<Probe<SemaphorePermit>> probes = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            probes.add(Probe.waiting(semaphore.acquire(2)));
        }
        semaphore.addPermits(1_999);
        assertEquals(1, semaphore.waiting());
        assertEquals(1, semaphore.availablePermits());
        probes.subList(0, 999).forEach(Probe::woken);
        probes.get(999).assertNotWoken();
    }

    @Test
    void close_again_doesNothing() {
        Semaphore semaphore = new Semaphore(2);
        SemaphorePermit permit = semaphore.tryAcquire().orElseThrow();
        permit.close();
        permit.close();
        assertEquals(2, semaphore.availablePermits());
        assertEquals(0, permit.count());
    }

    @Test
    void release_inParts_wakesAsTheyComeBack() {
        Semaphore semaphore = new Semaphore(3);
        SemaphorePermit held = semaphore.tryAcquire(3).orElseThrow();
        Probe<SemaphorePermit> two = Probe.waiting(semaphore.acquire(2));
        held.release(1);
        two.assertNotWoken();
        held.release(1);
        assertEquals(2, two.woken().count());
        assertEquals(1, held.count());
        held.close();
        assertEquals(1, semaphore.availablePermits());
    }

    @Test
    void forget_some_areGoneForGood() {
        Semaphore semaphore = new Semaphore(Integer.MAX_VALUE);
        SemaphorePermit held = semaphore.tryAcquire(5).orElseThrow();
        assertEquals(5, held.forget());
        assertEquals(0, held.forget());
        held.close();
        assertEquals(Integer.MAX_VALUE - 5, semaphore.availablePermits());
        semaphore.addPermits(5);
        assertEquals(Integer.MAX_VALUE, semaphore.availablePermits());
    }

    @Test
    void withPermit_anyEnd_givesThePermitBack() {
        Semaphore semaphore = new Semaphore(1);
        assertEquals(
                "value",
                Probe.now(semaphore.withPermit(() -> Future.call(() -> {
                    assertEquals(0, semaphore.availablePermits());
                    return "value";
                }))));
        assertEquals(1, semaphore.availablePermits());
        Probe<Object> failing = Probe.of(semaphore.withPermit(() -> Future.failed(new IllegalStateException("no"))));
        assertThrows(IllegalStateException.class, failing::poll);
        assertEquals(1, semaphore.availablePermits());
        Probe<Object> supplierFails = Probe.of(semaphore.withPermit(() -> {
            throw new IllegalStateException("no");
        }));
        assertThrows(IllegalStateException.class, supplierFails::poll);
        assertEquals(1, semaphore.availablePermits());
        Probe<Object> cancelled = Probe.waiting(semaphore.withPermit(Future::pending));
        assertEquals(0, semaphore.availablePermits());
        cancelled.cancel();
        assertEquals(1, semaphore.availablePermits());
    }

    @Test
    void withPermit_cancelThrows_givesThePermitBackAllTheSame() {
        Semaphore semaphore = new Semaphore(1);
        Probe<Object> probe = Probe.waiting(semaphore.withPermit(() -> new Future<>() {
            @Override
            public Poll<Object> poll(rar.api.Context context) {
                return Poll.pending();
            }

            @Override
            public void cancel() {
                assertEquals(0, semaphore.availablePermits(), "cancelled first, then given back");
                throw new IllegalStateException("no");
            }
        }));
        assertThrows(IllegalStateException.class, probe::cancel);
        assertEquals(1, semaphore.availablePermits());
    }

    // ---- misuse

    @Test
    void misuse_any_saysWhatIsAllowedAndBreaksNothing() {
        Semaphore semaphore = new Semaphore(1);
        SemaphorePermit permit = semaphore.tryAcquire().orElseThrow();
        assertFails(IllegalArgumentException.class, "permits must not be negative: -1", () -> new Semaphore(-1));
        assertFails(IllegalArgumentException.class, "permits must be at least 1: 0", () -> semaphore.acquire(0));
        assertFails(IllegalArgumentException.class, "permits must be at least 1: -2", () -> semaphore.tryAcquire(-2));
        assertFails(IllegalArgumentException.class, "permits must be at least 1: 0", () -> semaphore.addPermits(0));
        assertFails(IllegalArgumentException.class, "permits must be at least 1: 0", () -> permit.release(0));
        assertFails(
                IllegalArgumentException.class,
                "permits must be at least 1: 0",
                () -> semaphore.withPermits(0, Future::pending));
        assertFails(NullPointerException.class, "body", () -> semaphore.withPermit(null));
        assertFails(IllegalStateException.class, "cannot release 2: 1 are held here", () -> permit.release(2));
        assertFails(
                IllegalStateException.class,
                "cannot add 2147483647 permits: there would be more than 2147483647",
                () -> semaphore.addPermits(Integer.MAX_VALUE));
        permit.close();
        assertFails(
                IllegalStateException.class,
                "cannot release 1: nothing is held here any more, it was closed",
                () -> permit.release(1));
        assertEquals(1, semaphore.availablePermits());
        assertFalse(semaphore.tryAcquire().isEmpty());
    }

    private static void assertFails(Class<? extends Exception> type, String message, Executable call) {
        assertEquals(message, assertThrows(type, call).getMessage());
    }
}
