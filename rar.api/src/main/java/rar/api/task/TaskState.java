package rar.api.task;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The life of a task, in the lowest byte of a {@code long}. The other bytes are for the task's number, 0 until somebody
 * asks for it; each move of the life leaves it as it is.
 *
 * <pre>{@code
 *               (1) spawn
 *                   |
 *                   v
 * (6) wake     +----------+  (2) toRunning   +---------+  (4) toDone   +------+
 * +----------> |  QUEUED  | ---------------> | RUNNING | ------------> | DONE |
 * |            +----------+                  +---------+               +------+
 * |                  ^  (3) toIdle if notified,   |  |
 * |                  +-------- toYielded ---------+  |
 * |                                                  |
 * |   +------+           (5) toIdle                  |
 * +-- | IDLE | <-------------------------------------+
 *     +------+
 *
 * name      bits                  who may move it on
 * QUEUED    NOTIFIED              the one thread that the executor runs it on
 * RUNNING   RUNNING [NOTIFIED]    the thread that polls
 * IDLE      none                  whoever wakes or cancels it first
 * DONE      DONE + outcome        nobody
 *
 * from     event          to                 by          then
 * QUEUED   toRunning      RUNNING            executor    poll, or give up if CANCELLED
 * RUNNING  toIdle         IDLE               poller      nothing: the task is the wakers'
 * RUNNING  toIdle         QUEUED             poller      enqueue, if NOTIFIED
 * RUNNING  toIdle         RUNNING            poller      give up, if CANCELLED
 * RUNNING  toYielded      QUEUED             poller      enqueue
 * RUNNING  toYielded      RUNNING            poller      give up, if CANCELLED
 * RUNNING  toDone         DONE               poller      wake the joiners, if JOINED; hand a failure on, unless it was
 *                                                        AWAITED, or is OBSERVED by then
 * IDLE     toNotified     QUEUED             anyone      enqueue
 * RUNNING  toNotified     RUNNING NOTIFIED   anyone      nothing
 * not DONE toCancelled    + CANCELLED        anyone      enqueue, if it was IDLE; else tell who queues or runs it
 * any      toJoined       + JOINED           anyone      look at the outcome, if it was DONE
 * any      toAwaited      + AWAITED          anyone      nothing
 * any      toUnawaited    - AWAITED          anyone      hand the failure on, if it was AWAITED, and DONE with one that
 *                                                        nobody has OBSERVED
 * DONE     toObserved     + OBSERVED         anyone      take the failure
 * DONE     toReported     + OBSERVED         anyone      report the failure, unless it was AWAITED or OBSERVED
 * }</pre>
 *
 * <p>Invariants, cited where code relies on them:
 *
 * <ul>
 *   <li><b>T1</b> One thread at most has set RUNNING and not yet cleared it; it alone touches the future.
 *   <li><b>T2</b> A task is in the executor's hands exactly while it is QUEUED: the move to QUEUED is made by one
 *       thread, which then enqueues; so it is never queued twice.
 *   <li><b>T3</b> DONE is final. The result is written before it and never after.
 *   <li><b>T4</b> CANCELLED is never taken back, and decides against a value that comes later.
 * </ul>
 *
 * <p>Memory order: every move is a volatile read-modify-write. A wake of a task that is QUEUED already is one as well,
 * although it changes nothing: it releases what the waker has written, and {@link #toRunning()}, which reads the state
 * after it in the order of modifications, acquires it. Without the write the poll could miss what it was woken for.
 */
abstract class TaskState extends RuntimeContext {
    /** Woken since the last poll began. Together with the absence of RUNNING: queued. */
    static final int NOTIFIED = 1;
    /** A thread polls the future, or gives it up. */
    static final int RUNNING = 1 << 1;
    /** Finished, with a value unless FAILED or CANCELLED is set. */
    static final int DONE = 1 << 2;
    /** Cancellation was requested; with DONE, it is the outcome. */
    static final int CANCELLED = 1 << 3;
    /** With DONE: the outcome is a failure. */
    static final int FAILED = 1 << 4;
    /** Somebody left a waker with the joiners. */
    static final int JOINED = 1 << 5;
    /** Somebody took the failure, or was told of it. */
    static final int OBSERVED = 1 << 6;
    /** Somebody is going to take the outcome, so that a failure is not unawaited. */
    static final int AWAITED = 1 << 7;

    private static final int LIFE_BITS = 8;
    private static final int LIFE = (1 << LIFE_BITS) - 1;
    private static final long NUMBER = ~(long) LIFE;

    /** Returned by {@link #toDone} when a request for cancellation came first. */
    static final int REFUSED = -1;

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(TaskState.class, "state", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** What the caller of a transition has to do next. */
    enum Next {
        /** Nothing. */
        NOTHING,
        /** Poll the future. */
        POLL,
        /** Give the future up; the caller is the poller. */
        GIVE_UP,
        /** Hand the task to the executor. */
        ENQUEUE,
        /** Nothing: the task will be run, and find itself cancelled. */
        AWAIT_RUN,
        /** Interrupt the thread that runs the task, if it is one that blocks. */
        INTERRUPT
    }

    /** Plain at construction: a task is published through the executor's queue (S3). */
    @SuppressWarnings("UnusedVariable") // by STATE
    private long state = NOTIFIED;

    /** QUEUED to RUNNING. {@code NOTHING} if the task is not queued: an executor ran it twice. */
    final Next toRunning() {
        for (; ; ) {
            long s = opaque();
            if ((s & (NOTIFIED | RUNNING | DONE)) != NOTIFIED) {
                return Next.NOTHING;
            }
            if (STATE.compareAndSet(this, s, (s & ~NOTIFIED) | RUNNING)) {
                return (s & CANCELLED) == 0 ? Next.POLL : Next.GIVE_UP;
            }
        }
    }

    /**
     * RUNNING to IDLE or QUEUED after a poll that came to nothing. After {@code NOTHING} the task belongs to its
     * wakers, and may be running elsewhere: the caller touches it no more.
     */
    final Next toIdle() {
        for (; ; ) {
            long s = opaque();
            if ((s & CANCELLED) != 0) {
                return Next.GIVE_UP;
            }
            if (STATE.compareAndSet(this, s, s & ~RUNNING)) {
                return (s & NOTIFIED) == 0 ? Next.NOTHING : Next.ENQUEUE;
            }
        }
    }

    /** RUNNING to QUEUED after a poll that asked for another: what a wake during it would come to, in one move. */
    final Next toYielded() {
        for (; ; ) {
            long s = opaque();
            if ((s & CANCELLED) != 0) {
                return Next.GIVE_UP;
            }
            if (STATE.compareAndSet(this, s, (s & ~RUNNING) | NOTIFIED)) {
                return Next.ENQUEUE;
            }
        }
    }

    /**
     * RUNNING to DONE.
     *
     * @param outcome 0 for a value, FAILED or CANCELLED
     * @return the bits before, or {@link #REFUSED} if the outcome must be CANCELLED instead (T4)
     */
    final int toDone(int outcome) {
        for (; ; ) {
            long s = opaque();
            if ((s & CANCELLED) != 0 && outcome != CANCELLED) {
                return REFUSED;
            }
            if (STATE.compareAndSet(this, s, (s & (NUMBER | JOINED | AWAITED)) | DONE | outcome)) {
                return (int) s & LIFE;
            }
        }
    }

    /** Notes a wake. */
    final Next toNotified() {
        long s = (long) STATE.getAndBitwiseOr(this, (long) NOTIFIED);
        return (s & (NOTIFIED | RUNNING | DONE)) == 0 ? Next.ENQUEUE : Next.NOTHING;
    }

    /** Notes a request for cancellation. */
    final Next toCancelled() {
        for (; ; ) {
            long s = opaque();
            if ((s & (DONE | CANCELLED)) != 0) {
                return Next.NOTHING;
            }
            boolean idle = (s & (NOTIFIED | RUNNING)) == 0;
            if (STATE.compareAndSet(this, s, s | CANCELLED | (idle ? NOTIFIED : 0))) {
                return idle ? Next.ENQUEUE : (s & RUNNING) != 0 ? Next.INTERRUPT : Next.AWAIT_RUN;
            }
        }
    }

    /** Notes that the outcome will be taken. */
    final void toAwaited() {
        STATE.getAndBitwiseOr(this, (long) AWAITED);
    }

    /** Notes that nobody will take the outcome after all; returns the bits before. */
    final int toUnawaited() {
        return (int) (long) STATE.getAndBitwiseAnd(this, ~(long) AWAITED) & LIFE;
    }

    /** Notes that a waker was left; returns the bits before. */
    final int toJoined() {
        return (int) (long) STATE.getAndBitwiseOr(this, (long) JOINED) & LIFE;
    }

    /** Claims the failure for the caller. Returns true for the first claim only. */
    final boolean toObserved() {
        return ((long) STATE.getAndBitwiseOr(this, (long) OBSERVED) & OBSERVED) == 0;
    }

    /** Claims the failure for a report; false if somebody has it, or is going to take it. */
    final boolean toReported() {
        for (; ; ) {
            long s = opaque();
            if ((s & (OBSERVED | AWAITED)) != 0) {
                return false;
            }
            if (STATE.compareAndSet(this, s, s | OBSERVED)) {
                return true;
            }
        }
    }

    /** The bits, with the acquire that makes the result visible once DONE is seen (T3). */
    final int bits() {
        return (int) (long) STATE.getAcquire(this) & LIFE;
    }

    /** The number; 0 if none was given so far. */
    final long number() {
        // Opaque: nothing else is learnt by it, and a number that is seen once is seen from then on.
        return opaque() >>> LIFE_BITS;
    }

    /** Gives the task a number, not 0, unless it has one. Returns the one that it has now. */
    final long toNumbered(long number) {
        for (; ; ) {
            long s = opaque();
            if ((s & NUMBER) != 0) {
                return s >>> LIFE_BITS;
            }
            if (STATE.compareAndSet(this, s, s | number << LIFE_BITS)) {
                return number;
            }
        }
    }

    /** The bits as the start of a compare-and-set, which does the ordering. */
    private long opaque() {
        return (long) STATE.getOpaque(this);
    }
}
