package rar.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import rar.api.Context;
import rar.api.Future;
import rar.api.Scheduler;
import rar.api.Time;

/** Schedulers on the real timer: what virtual time cannot show. */
class RealTimeTest {
    private static final Duration SHORT = Duration.ofMillis(5);

    @EveryScheduler
    void sleep_isNeverEarly(Subject subject) {
        List<Long> lengths = Collections.synchronizedList(new ArrayList<>());
        try (Scheduler scheduler = subject.start()) {
            scheduler.blockOn(Future.run(() -> {
                for (int i = 0; i < 100; i++) {
                    long start = System.nanoTime();
                    Context.spawn(Time.sleep(SHORT).map(v -> lengths.add(System.nanoTime() - start)));
                }
            }));
        }
        assertEquals(100, lengths.size());
        assertTrue(lengths.stream().allMatch(length -> length >= SHORT.toNanos()), lengths.toString());
    }

    @EveryScheduler
    void sleepUntil_isNeverEarly(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            Instant instant = Instant.now().plus(SHORT);
            scheduler.blockOn(Time.sleepUntil(instant));
            assertTrue(!scheduler.blockOn(Future.call(Time::now)).isBefore(instant));
        }
    }

    @EveryScheduler
    void timeout_passed_failsTheTaskThatTakesLonger(Subject subject) {
        Probe<String> probe = new Probe<>();
        try (Scheduler scheduler = subject.start()) {
            assertThrows(CompletionException.class, () -> scheduler.blockOn(probe.timeout(SHORT)));
            probe.assertGivenUp();
            assertEquals("value", scheduler.blockOn(Future.ready("value").timeout(SHORT)));
        }
    }

    @Tag("S6")
    @EveryScheduler
    void scheduler_withNothingDue_burnsNoCpu(Subject subject) {
        try (Scheduler scheduler = subject.start()) {
            scheduler.blockOn(Time.sleep(Duration.ofNanos(1)));
            scheduler.blockOn(scheduler.spawnBlocking(() -> "a thread that is idle now"));
            for (int i = 0; i < 100; i++) {
                scheduler.spawn(Future.pending());
                scheduler.spawn(Time.sleep(Duration.ofDays(1)));
            }
            RarThreads.assertIdle(scheduler.name());
        }
    }
}
