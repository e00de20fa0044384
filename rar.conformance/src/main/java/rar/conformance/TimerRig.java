package rar.conformance;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import rar.api.spi.Timer;
import rar.api.spi.TimerConfig;
import rar.api.spi.TimerProvider;

/** One timer under test: schedules entries, notes those that fire early, knows the threads, and closes it. */
final class TimerRig implements AutoCloseable {
    private final TimerProvider provider;
    private final Trial trial;
    private final Clock clock;
    private final String name = Trial.uniqueName();
    private final Timer timer;
    private final Set<Thread> firers = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Lets time pass, where it does not by itself. */
    interface Clock {
        void passTime(Timer timer, long deadline);
    }

    TimerRig(TimerProvider provider, Trial trial, Clock clock) {
        this.provider = provider;
        this.trial = trial;
        this.clock = clock;
        this.timer = provider.newTimer(new TimerConfig(name));
    }

    /** Another timer of the same provider. */
    TimerRig sibling() {
        return new TimerRig(provider, trial, clock);
    }

    Trial trial() {
        return trial;
    }

    Effort effort() {
        return trial.effort();
    }

    Timer timer() {
        return timer;
    }

    Set<Thread> firers() {
        return firers;
    }

    OwnThreads threads() {
        return new OwnThreads(name, firers);
    }

    KitEntry entry() {
        return entry(() -> {});
    }

    KitEntry entry(Runnable body) {
        return new KitEntry(this, body);
    }

    /** Schedules an entry some time from now. */
    KitEntry in(long nanos, KitEntry entry) {
        return at(timer.nanos() + nanos, entry);
    }

    /** Schedules an entry. */
    KitEntry at(long deadline, KitEntry entry) {
        entry.due(deadline);
        timer.schedule(entry, deadline);
        return entry;
    }

    /** For {@link KitEntry}: it fires. */
    void firing(KitEntry entry) {
        firers.add(Thread.currentThread());
        long now = timer.nanos();
        if (now < entry.due()) {
            trial.note(
                    Rule.C2,
                    "an entry with deadline " + entry.due() + " ns fired at " + now + " ns, " + (entry.due() - now)
                            + " ns too early");
        }
        if (closed) {
            trial.note(Rule.C7, "an entry fired after close() had returned");
        }
    }

    /** Waits until a deadline has passed, and whatever else was due at it has had its turn. */
    void pass(long deadline, Rule rule) {
        CountDownLatch fired = new CountDownLatch(1);
        at(deadline, entry(fired::countDown));
        await(
                fired,
                deadline,
                rule,
                () -> "an entry with a deadline at " + deadline + " ns had not fired, at " + timer.nanos() + " ns,");
    }

    /** Waits for entries with deadlines up to {@code deadline}. */
    void await(CountDownLatch latch, long deadline, Rule rule, Supplier<String> seen) {
        pass(() -> latch.getCount() == 0, deadline);
        trial.await(latch, rule, seen);
    }

    /** The same, without sleeping at first. */
    void awaitAwake(CountDownLatch latch, long deadline, Rule rule, Supplier<String> seen) {
        clock.passTime(timer, deadline);
        trial.awaitAwake(latch, rule, seen);
    }

    /** Waits until what is due up to a deadline has happened. */
    void until(BooleanSupplier condition, long deadline, Rule rule, Supplier<String> seen) {
        pass(condition, deadline);
        trial.until(condition, rule, seen);
    }

    /** The limit counts from the deadline. */
    private void pass(BooleanSupplier condition, long deadline) {
        clock.passTime(timer, deadline);
        trial.passBy(() -> condition.getAsBoolean() || timer.nanos() >= deadline);
    }

    /** Fails unless each has fired as often as it should. */
    void requireFired(List<KitEntry> entries, int times, Rule rule, String what) {
        for (KitEntry entry : entries) {
            trial.require(
                    entry.fired() == times,
                    rule,
                    what + " fired " + entry.fired() + " times instead of " + times + "; its deadline was "
                            + entry.due() + " ns, and now it is " + timer.nanos() + " ns");
        }
    }

    @Override
    public void close() {
        if (!closed) {
            Crew.start(trial, 1, member -> timer.close()).join(Rule.C7, "close()");
            closed = true;
            trial.requireNone();
        }
    }
}
