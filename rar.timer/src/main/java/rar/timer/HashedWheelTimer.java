package rar.timer;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import rar.api.spi.Timer;
import rar.api.spi.TimerEntry;

/**
 * The wheel on the real clock: a lock around it, and a thread that fires what is due and sleeps to the next deadline.
 *
 * <h2>What the lock guards</h2>
 *
 * The wheel, with the accessors of all entries, and the fields below that say so. It is held for one insert or removal,
 * or for {@link TimingWheel#MAX_STEPS} steps of the wheel, never while an entry fires. What happens before
 * {@link #schedule} happens-before {@link TimerEntry#fire()}, as both sides take the lock in between.
 *
 * <p>Who takes an entry out of the wheel decides its fate: if {@link #cancel} does, it never fires and {@code cancel}
 * returns true; if the timer's thread does, it fires, and {@code cancel} returns false. The thread takes out a batch,
 * and fires it after it has let the lock go.
 *
 * <h2>Why no wake-up is lost</h2>
 *
 * The thread finds that nothing is due, and writes when it will wake up to {@link #wakeUp}, in one critical section. An
 * insert comes before that section, and then the wake-up is early enough for it; or it comes after, and then it
 * compares and, if need be, unparks the thread. An unpark before the park is not lost: the park then returns at once.
 * While the thread is awake, {@code wakeUp} is so early that no insert unparks it in vain; it will pass the critical
 * section again before it parks. {@link #close()} unparks always, after it has written {@link #closed}; the thread
 * reads that right before it parks. An earlier look would not do: on its way the thread may wait for the lock, and a
 * nap in that wait uses up the permit.
 */
final class HashedWheelTimer implements Timer {
    /** How many entries the thread takes out before it fires them. */
    private static final int BATCH = 16;
    /** How many entries {@link #close()} drops before it lets others have the lock. */
    private static final int DROPS = 64;
    /** How long the thread stays away from the lock between two rounds of sorting. */
    private static final int LULL_SPINS = 64;
    /** For {@link #wakeUp}: the thread needs no waking. */
    private static final long AWAKE = Long.MIN_VALUE;

    private final String threadName;
    private final long origin = System.nanoTime();
    private final SpinLock lock = new SpinLock();

    // Guarded by the lock

    private final TimingWheel wheel = new TimingWheel(Geometry.PRODUCTION);
    /** Null before the first entry. */
    private @Nullable Thread thread;
    /** How often the thread has looked for due entries. */
    private long polls;

    // The thread only

    private final Oversleep oversleep = new Oversleep();

    // Written under the lock, and read by the thread without it

    /**
     * When the thread has to be awake. Volatile, to be read in one piece; if it is lowered after that, an unpark
     * follows.
     */
    private volatile long wakeUp = AWAKE;
    /** Nothing enters the wheel any more, and nothing fires. Volatile, to be seen between two entries of a batch. */
    private volatile boolean closed;

    /** Makes a timer whose thread is called after a scheduler. */
    HashedWheelTimer(String name) {
        threadName = "rar-" + name + "-timer";
    }

    @Override
    public long nanos() {
        return System.nanoTime() - origin;
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public void schedule(TimerEntry entry, long deadline) {
        Objects.requireNonNull(entry, "entry");
        if (deadline < 0) {
            throw new IllegalArgumentException("deadline must be in 0..Long.MAX_VALUE ns: " + deadline);
        }
        Thread sleeper = insert(entry, deadline);
        if (sleeper != null) {
            LockSupport.unpark(sleeper);
        }
    }

    @Override
    public boolean cancel(TimerEntry entry) {
        Objects.requireNonNull(entry, "entry");
        lock.lock();
        try {
            boolean removed = wheel.remove(entry);
            lock.unlock();
            return removed;
        } catch (Throwable t) {
            lock.held = false; // no call, see SpinLock
            throw t;
        }
    }

    /**
     * {@inheritDoc}
     *
     * <p>If an entry calls this while it fires, the thread cannot have ended when this returns; it ends as soon as the
     * entry returns, and fires no other.
     */
    @Override
    public void close() {
        Thread ending = shut();
        if (ending != null && ending != Thread.currentThread()) {
            LockSupport.unpark(ending);
            join(ending);
        }
        while (dropSome()) {
            Thread.onSpinWait();
        }
    }

    /** How often the thread has looked for due entries; it does so once each time it wakes up for nothing. */
    long polls() {
        lock.lock();
        try {
            return polls;
        } finally {
            lock.unlock();
        }
    }

    /** For tests: by how much less than it wants to sleep the thread asks for. */
    long oversleep() {
        return oversleep.expected();
    }

    /** The number of entries that wait for their deadline. */
    int pending() {
        lock.lock();
        try {
            return wheel.size();
        } finally {
            lock.unlock();
        }
    }

    /** Puts an entry into the wheel. Returns the thread if it must be woken for it. */
    private @Nullable Thread insert(TimerEntry entry, long deadline) {
        lock.lock();
        try {
            Thread sleeper = insertLocked(entry, deadline);
            lock.unlock();
            return sleeper;
        } catch (Throwable t) {
            lock.held = false; // no call, see SpinLock
            throw t;
        }
    }

    private @Nullable Thread insertLocked(TimerEntry entry, long deadline) {
        if (closed) {
            return null;
        }
        if (thread == null) {
            thread = startThread();
        }
        long due = wheel.insert(entry, deadline);
        if (due >= wakeUp) {
            return null;
        }
        wakeUp = due;
        return thread;
    }

    /** Starts the thread. Called under the lock, so that {@link #close()} knows of it. */
    private Thread startThread() {
        Thread started = new Thread(null, this::run, threadName, 0, false);
        started.setDaemon(true);
        started.setContextClassLoader(ClassLoader.getSystemClassLoader()); // not that of whoever happens to sleep first
        started.start();
        return started;
    }

    private void run() {
        Queue<TimerEntry> batch = new ArrayDeque<>(BATCH);
        while (!closed) {
            takeDue(batch);
            if (!batch.isEmpty()) {
                fireAll(batch);
            } else if (!closed) {
                sleep();
            }
        }
    }

    private void takeDue(Queue<TimerEntry> batch) {
        lock.lock();
        try {
            polls++;
            wheel.drainDue(nanos(), batch, BATCH);
            wakeUp = batch.isEmpty() ? wheel.nextDeadline() : AWAKE;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sleeps until the wake-up or an unpark, or until a little before: then the caller finds nothing due, and is back.
     */
    private void sleep() {
        // Every park would return at once if somebody had interrupted this thread, who can have no reason to.
        Thread.interrupted();
        long start = nanos();
        long due = wakeUp;
        long left = due - start;
        if (left <= 0) {
            lull(); // the wheel has more to sort
        } else {
            long asked = oversleep.ask(left);
            LockSupport.parkNanos(this, asked);
            if (wakeUp == due) { // or else it was an unpark that has ended the sleep
                oversleep.note(asked, nanos() - start);
            }
        }
    }

    /** Leaves the lock to others for a moment. No yield: that may cost a time slice, by which all entries were late. */
    private static void lull() {
        for (int i = 0; i < LULL_SPINS; i++) {
            Thread.onSpinWait();
        }
    }

    private void fireAll(Queue<TimerEntry> batch) {
        for (TimerEntry entry = batch.poll(); entry != null && !closed; entry = batch.poll()) {
            fire(entry);
        }
    }

    private void fire(TimerEntry entry) {
        try {
            entry.fire();
        } catch (Throwable failure) {
            report(entry, failure);
        }
    }

    private void report(TimerEntry entry, Throwable failure) {
        try {
            System.Logger logger = System.getLogger("rar.timer");
            String type = entry.getClass().getName();
            logger.log(Level.ERROR, threadName + " goes on after an entry failed to fire: " + type, failure);
        } catch (Throwable unreported) {
            // The logger fails too: nobody is left to tell.
        }
    }

    /** Closes the timer to entries. Returns the thread, or null if there has never been one. */
    private @Nullable Thread shut() {
        lock.lock();
        try {
            closed = true;
            return thread;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a thread's end, and leaves an interrupt of the caller for later. */
    private static void join(Thread ending) {
        boolean interrupted = false;
        while (ending.isAlive()) {
            try {
                ending.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes out some entries that will never fire. Returns false if there are none. */
    private boolean dropSome() {
        lock.lock();
        try {
            boolean dropped = false;
            for (int i = 0; i < DROPS && wheel.pollAny() != null; i++) {
                dropped = true;
            }
            return dropped;
        } finally {
            lock.unlock();
        }
    }
}
