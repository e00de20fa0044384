package rar.timer;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import rar.api.spi.Timer;
import rar.api.spi.TimerEntry;

/** Entries with a purpose, and what can be found out with them. */
final class Entries {
    private Entries() {}

    static TimerEntry of(Runnable action) {
        return of(entry -> action.run());
    }

    static TimerEntry of(Consumer<TimerEntry> action) {
        return new TimerEntry() {
            @Override
            public void fire() {
                action.accept(this);
            }
        };
    }

    /** Waits until everything that is due at a deadline has fired. What the entries did is then visible. */
    static void awaitTurn(Timer timer, long deadline) {
        CountDownLatch fired = new CountDownLatch(1);
        timer.schedule(of(fired::countDown), deadline);
        Await.until("an entry fires", () -> fired.getCount() == 0);
    }

    /** The thread on which a timer's entries fire. */
    static Thread threadOf(Timer timer) {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        timer.schedule(of(() -> thread.complete(Thread.currentThread())), 0);
        Await.until("an entry fires", thread::isDone);
        return thread.join();
    }
}
