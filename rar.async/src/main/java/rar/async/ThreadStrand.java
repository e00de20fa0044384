package rar.async;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import rar.api.task.Ambient;
import rar.api.task.AmbientSlot;

/**
 * A body on a thread of its own. Owner and body take turns: {@code resume} gives the body its turn and waits until it
 * gives it back.
 *
 * <p>Waiting makes a poll last as long as the body runs. So the body may do what any code in a poll may: its context is
 * that of the poll, what it does is over when the poll is, and nobody cancels it while it runs. The price is two
 * switches of threads for each poll. If the owner returned at once, and were woken at the end of the step, its thread
 * would be free meanwhile; but the body would run outside any poll, beside whatever else its task does.
 *
 * <p>The owner waits for nothing but the body's step, as it would if it ran the step itself, and for a processor to run
 * it on; with virtual threads, for one of the JDK's carriers. Those who pin all carriers, and wait there for what this
 * owner is to do, wait for ever.
 *
 * <pre>
 * field       written by                          read by
 * bodysTurn   owner: true, body: false; volatile  both; it publishes everything else, here and in AsyncFuture
 * owner       owner, before the body's turn       body, in its turn
 * slot        owner, before the body's turn       body, in its turn
 * ended       body, before the owner's turn       owner, in its turn
 * interrupted body, before the owner's turn       owner, in its turn
 * </pre>
 *
 * <p>No wake-up is lost: each writes {@code bodysTurn} and then unparks the other, who reads it after every park.
 *
 * <p>An interrupt of the owner goes on to the body for the time of its turn, and comes back if the body has left it.
 * The lock makes sure that it does not hit a body whose turn is over.
 */
final class ThreadStrand implements Strand {
    private static final int FRAMES_TO_SUSPEND = 100;

    private final Object lock = new Object();
    private final Thread thread;
    private final boolean platform;
    private final Runnable body;

    private volatile boolean bodysTurn;
    private @Nullable Thread owner;
    private @Nullable AmbientSlot slot;
    private boolean interrupted;
    private boolean ended;
    private boolean begun; // owner only

    ThreadStrand(Runnable body, Engine engine) {
        this.body = body;
        this.platform = engine == Engine.PLATFORM;
        this.thread = platform ? platformThread() : VirtualThreads.make(this::run);
    }

    @Override
    public void resume(AmbientSlot callers) {
        slot = callers;
        owner = Thread.currentThread();
        if (Thread.interrupted()) {
            thread.interrupt(); // it keeps that for its turn
        }
        bodysTurn = true;
        wakeBody();
        while (bodysTurn) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                interruptBody();
            }
        }
        owner = null;
        slot = null;
        if (ended && platform) {
            awaitEnd();
        }
        if (interrupted) {
            interrupted = false;
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void suspend() {
        requireStack(FRAMES_TO_SUSPEND);
        endTurn();
        boolean late = false;
        while (!bodysTurn) {
            late |= park();
        }
        beginTurn();
        if (late) {
            Thread.currentThread().interrupt();
        }
    }

    // ---- the owner

    private void wakeBody() {
        if (begun) {
            LockSupport.unpark(thread);
            return;
        }
        begun = true;
        try {
            thread.start();
        } catch (Throwable t) { // there is no thread to be had
            bodysTurn = false;
            throw t;
        }
    }

    /** A scheduler that is closed leaves no thread, nor does a block; a virtual one is but garbage from here on. */
    private void awaitEnd() {
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    private void interruptBody() {
        synchronized (lock) {
            if (bodysTurn) {
                thread.interrupt();
            } else {
                interrupted = true;
            }
        }
    }

    // ---- the body's thread

    private void run() {
        beginTurn();
        body.run();
        ended = true;
        endTurn();
    }

    /** Returns at a wake or an interrupt, or for no reason; whatever happens, the body has to wait for its turn. */
    private boolean park() {
        try {
            LockSupport.park(this);
            return Thread.interrupted();
        } catch (StackOverflowError e) {
            return false;
        }
    }

    /** Overflows the stack here, where the turn is still the body's, rather than halfway through handing it over. */
    private static int requireStack(int frames) {
        return frames == 0 ? 0 : requireStack(frames - 1) + 1;
    }

    private void beginTurn() {
        AmbientSlot callers = slot;
        if (callers != null) {
            Ambient.adopt(callers);
        }
    }

    private void endTurn() {
        Thread next = owner;
        synchronized (lock) {
            interrupted = Thread.interrupted();
            bodysTurn = false;
        }
        LockSupport.unpark(next);
    }

    private Thread platformThread() {
        Thread made = new Thread(null, this::run, Thread.currentThread().getName() + "-async", 0, false);
        made.setDaemon(true);
        return made;
    }
}
