package rar.executor.stealing;

import java.lang.invoke.VarHandle;

/**
 * What a searcher does before it parks: it spins for a moment, if that has paid lately, or offers its processor to
 * others, if its sleeps have been short. So nobody has to wake it for what comes soon.
 *
 * <p>Not thread-safe: each worker has its own.
 */
final class Linger {
    private final StealingExecutor executor;
    private final SpinCredit spinCredit = new SpinCredit();
    private final ShortSleeps shortSleeps;
    // Just before, and saw work.
    private boolean spun;
    private boolean offered;

    Linger(StealingExecutor executor, ShortSleeps shortSleeps) {
        this.executor = executor;
        this.shortSleeps = shortSleeps;
    }

    /**
     * Waits for work, for a moment, or until the operating system lets this thread go on. Does not wait for tasks that
     * other workers come to next.
     *
     * @return whether there seemed to be work
     */
    boolean forWork() {
        if (offered) {
            offered = false;
            shortSleeps.restart(); // others were quicker to take what it saw
        }
        boolean may = StealingExecutor.SPINS && !executor.isClosed();
        spun = may && executor.idle().searchesAlone() && spinCredit.spend() && executor.awaitSpareWork();
        return spun || (may && shortSleeps.areInARow() && offerProcessor());
    }

    /** The worker has a task to run. */
    void found() {
        if (spun) {
            spun = false;
            spinCredit.paid();
        } else if (offered) { // no write for each task
            offered = false;
        }
    }

    /** Lets others go first who want to run on this processor. Who adds work meanwhile may wake another worker. */
    @SuppressWarnings("ThreadPriorityCheck") // for who needs the processor, not for what happens next
    private boolean offerProcessor() {
        if (!executor.idle().depart()) {
            return false;
        }
        if (hasNothing()) {
            Thread.yield();
        }
        executor.idle().arrive();
        offered = executor.hasSpareWork();
        if (!offered) {
            shortSleeps.restart();
        }
        return offered;
    }

    /** After it has departed, when nobody relies on this worker any more: whether there is nothing for it to do. */
    boolean hasNothing() {
        VarHandle.fullFence(); // as in Worker.lookOnceMore()
        return !executor.hasWork();
    }

    /** The worker is about to sleep, and nobody has woken it yet. */
    void beginSleep() {
        shortSleeps.begin();
    }

    /** The worker was woken. */
    void endSleep() {
        shortSleeps.end();
    }
}
