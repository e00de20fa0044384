package rar.tests.contract;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import rar.api.Builder;
import rar.api.Future;
import rar.api.Scheduler;
import rar.api.spi.SchedulerProvider;

/** A built-in scheduler under test, with a number of workers; the argument of an {@link EveryScheduler} test. */
record Subject(SchedulerProvider provider, int threads) {
    private static final List<String> BUILT_IN = List.of("fifo", "work-stealing");
    private static final AtomicInteger SERIAL = new AtomicInteger();

    static Stream<Subject> all() {
        return Builder.schedulers().stream()
                .filter(provider -> BUILT_IN.contains(provider.name()))
                .flatMap(provider -> Stream.of(1, 2, 8).map(threads -> new Subject(provider, threads)));
    }

    /** Those with one worker, where whoever hogs it would starve the others. */
    static Stream<Subject> single() {
        return all().filter(subject -> subject.threads == 1);
    }

    /** A builder of schedulers whose name nobody else has. */
    Builder builder() {
        return new Builder().scheduler(provider.name()).threads(threads).name(uniqueName());
    }

    Scheduler start() {
        return builder().build();
    }

    static String uniqueName() {
        return "test" + SERIAL.incrementAndGet() + "x";
    }

    /** Keeps all workers of {@code scheduler} busy until the gate that is returned is opened. */
    static Gate occupy(Scheduler scheduler) {
        Gate release = new Gate();
        CountDownLatch busy = new CountDownLatch(scheduler.threads());
        for (int i = 0; i < scheduler.threads(); i++) {
            scheduler.spawn(Future.run(() -> {
                busy.countDown();
                release.pass();
            }));
        }
        Gate.pass(busy);
        return release;
    }

    /** Returns after the workers have had every chance to run what is queued. */
    static void settle(Scheduler scheduler) {
        for (int i = 0; i < 3; i++) {
            occupy(scheduler).open();
        }
    }

    @Override
    public String toString() {
        return provider.name() + " x " + threads;
    }
}
