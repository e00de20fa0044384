package rar.tests.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rar.api.Builder;
import rar.api.JoinHandle;
import rar.api.Scheduler;

/**
 * Both executors under all loads at once: for each scheduler and each load one thread that does round after round until
 * the time is up. Then the schedulers are closed and the books checked.
 */
final class Soak {
    private static final List<String> SCHEDULERS = List.of("fifo", "work-stealing");
    private static final int WORKERS = 2;
    private static final int BLOCKING_THREADS = 4;

    private final Map<String, Load> loads;
    private final Duration patience;
    private final SplittableRandom random;
    private final Map<String, Books> books = new LinkedHashMap<>();
    private final List<Scheduler> schedulers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final LongAdder reported = new LongAdder();
    private final LongAdder rounds = new LongAdder();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /**
     * Prepares it.
     *
     * @param loads by name
     * @param patience how long rounds may still take once the time is up, and closing after them
     */
    Soak(Map<String, Load> loads, Duration patience, long seed) {
        this.loads = loads;
        this.patience = patience;
        this.random = new SplittableRandom(seed);
        loads.keySet().forEach(name -> books.put(name, new Books(name)));
    }

    /** Every kind of load that there is. */
    static Map<String, Load> everything() {
        Map<String, Load> loads = new LinkedHashMap<>();
        loads.put("spawns", new SpawnLoad());
        loads.put("timers", new TimerLoad());
        loads.put("channels", new ChannelLoad());
        loads.put("cancels", new CancelLoad());
        loads.put("wakes", new WakeLoad());
        loads.put("blocking", new BlockingLoad());
        loads.put("lifecycles", new LifecycleLoad());
        loads.put("failures", new FailureLoad());
        return loads;
    }

    /** Works for so long. Throws if something was not as it should be. */
    void run(Duration length) throws InterruptedException {
        for (String name : SCHEDULERS) {
            schedulers.add(new Builder()
                    .scheduler(name)
                    .threads(WORKERS)
                    .blockingThreads(BLOCKING_THREADS)
                    .name(Footprint.NAME + "-" + name)
                    .onUncaught(this::uncaught)
                    .build());
        }
        try {
            work(System.nanoTime() + length.toNanos());
        } finally {
            close();
        }
        verify();
    }

    private void work(long deadline) throws InterruptedException {
        for (Scheduler scheduler : schedulers) {
            loads.forEach((name, load) -> start(scheduler, name, load, deadline));
        }
        for (Thread thread : threads) {
            awaitEnd(thread, deadline + patience.toNanos());
        }
        if (failure.get() != null) {
            throw new AssertionError(failure.get().getMessage(), failure.get());
        }
    }

    /** Closes the schedulers; not on this thread, which is to come back even from one that cannot be closed. */
    private void close() throws InterruptedException {
        long limit = System.nanoTime() + patience.toNanos();
        for (Scheduler scheduler : schedulers) {
            Thread thread = new Thread(scheduler::close, "close of " + scheduler.provider());
            thread.setDaemon(true);
            thread.start();
            awaitEnd(thread, limit);
        }
    }

    private void start(Scheduler scheduler, String name, Load load, long deadline) {
        SplittableRandom own = random.split();
        Thread thread = new Thread(
                () -> rounds(scheduler, name, load, own, deadline), "soak of " + scheduler.provider() + " by " + name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void rounds(Scheduler scheduler, String name, Load load, SplittableRandom own, long deadline) {
        try {
            while (System.nanoTime() - deadline < 0 && failure.get() == null) {
                load.round(scheduler, books.get(name), own);
                rounds.increment();
            }
        } catch (Throwable t) {
            failure.compareAndSet(null, new AssertionError(name + " on " + scheduler.provider() + ": " + t, t));
        }
    }

    private void awaitEnd(Thread thread, long limit) throws InterruptedException {
        do {
            thread.join(100);
        } while (thread.isAlive() && System.nanoTime() - limit < 0);
        if (thread.isAlive()) {
            throw new AssertionError("the " + thread.getName() + " does not come to its end\n" + this + "\n  at "
                    + Stream.of(thread.getStackTrace()).map(String::valueOf).collect(Collectors.joining("\n  at ")));
        }
    }

    private void verify() {
        books.values().forEach(Books::verify);
        long unawaited = loads.values().stream()
                .mapToLong(load -> load instanceof FailureLoad failures ? failures.unawaited() : 0)
                .sum();
        assertEquals(unawaited, reported.sum(), "failures that nobody awaited, and those that were reported");
    }

    private void uncaught(JoinHandle<?> task, Throwable thrown) {
        if (!isDeliberate(thrown)) {
            failure.compareAndSet(null, new AssertionError(task.name() + " failed: " + thrown, thrown));
        } else if (task.name().equals(FailureLoad.UNAWAITED)) {
            reported.increment();
        }
    }

    private static boolean isDeliberate(Throwable thrown) {
        return thrown instanceof Deliberate
                || thrown instanceof IOException
                || thrown instanceof AssertionError
                || thrown instanceof StackOverflowError;
    }

    /** The books. */
    @Override
    public String toString() {
        return Books.heading() + "\n"
                + books.values().stream().map(Books::toString).collect(Collectors.joining("\n"))
                + "\n%,d rounds; %,d unawaited failures reported".formatted(rounds.sum(), reported.sum());
    }
}
