package rar.tests.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.Scheduler;
import rar.api.Waker;

/** Loads that leave something behind, each in its own way: the soak must tell. */
class SoakCanaryTest {
    private static final Duration MOMENT = Duration.ofMillis(50);

    private static String failureOf(Load load) {
        return failureOf(load, Duration.ofMinutes(2));
    }

    private static String failureOf(Load load, Duration patience) {
        Soak soak = new Soak(Map.of("canary", load), patience, 1);
        return assertThrows(AssertionError.class, () -> soak.run(MOMENT)).getMessage();
    }

    private static void assertContains(String part, String text) {
        assertTrue(text.contains(part), text);
    }

    @Test
    void load_withATaskThatIsForgotten_isFound() {
        String failure = failureOf((scheduler, books, random) -> {
            scheduler.blockOn(books.enter(Context.yieldNow()));
            books.enter(Future.ready(1));
        });
        assertContains("canary: spawned, and finished + failed + cancelled", failure);
    }

    @Test
    void load_withAFutureThatIsPolledAfterItsEnd_isFound() {
        String failure = failureOf((scheduler, books, random) -> {
            Future<Integer> future = books.enter(Future.call(() -> 1));
            future.poll(Context.of(Waker.noop()));
            assertThrows(AssertionError.class, () -> future.poll(Context.of(Waker.noop())));
        });
        assertContains("polled after its end", failure);
    }

    @Test
    void load_withAFutureThatIsCancelledDuringItsPoll_isFound() {
        String failure = failureOf((scheduler, books, random) -> {
            Future<?>[] own = new Future<?>[1];
            own[0] = books.enter(Future.run(() -> assertThrows(AssertionError.class, own[0]::cancel)));
            own[0].poll(Context.of(Waker.noop()));
        });
        assertContains("cancelled while it was being polled", failure);
    }

    @Test
    void load_withAFailureThatNobodyExpects_isFound() {
        assertContains(
                "reported ==> expected: <0>",
                failureOf((scheduler, books, random) -> scheduler.blockOn(Future.run(
                        () -> Context.spawn(FailureLoad.UNAWAITED, books.enter(Future.failed(new Deliberate())))))));
        assertContains(
                "failed: java.lang.IllegalStateException",
                failureOf((scheduler, books, random) -> scheduler.blockOn(Future.run(
                        () -> Context.spawn(books.enter(Future.failed(new IllegalStateException("a fault"))))))));
    }

    @Test
    void load_withARoundThatThrows_isFound() {
        assertContains("canary on ", failureOf((scheduler, books, random) -> {
            throw new Deliberate();
        }));
    }

    @Test
    void load_withARoundThatDoesNotEnd_isFound() {
        CountDownLatch end = new CountDownLatch(1);
        assertContains("does not come to its end", failureOf((scheduler, books, random) -> end.await(), MOMENT));
        end.countDown();
    }

    @Test
    void footprint_withASchedulerThatIsStillOpen_isFound() {
        Footprint before = Footprint.take();
        try (Scheduler scheduler =
                new Builder().threads(1).name(Footprint.NAME + "-open").build()) {
            assertEquals(1, scheduler.threads());
            AssertionError error =
                    assertThrows(AssertionError.class, () -> Footprint.take().verifySince(before));
            assertContains("rar-soak-open", error.getMessage());
        }
        Footprint.take().verifySince(before);
    }

    @Test
    void footprint_withMemoryThatIsKept_isFound() {
        List<byte[]> kept = new ArrayList<>();
        Footprint before = Footprint.take();
        for (int i = 0; i < 16; i++) {
            kept.add(new byte[1 << 20]);
        }
        AssertionError error =
                assertThrows(AssertionError.class, () -> Footprint.take().verifySince(before));
        assertContains("memory has grown by", error.getMessage());
        assertEquals(16, kept.size());
    }
}
