package rar.api.runtime;

import java.util.Collection;

/** Waiting for threads to end. */
final class Threads {
    private Threads() {}

    /** Returns when all have ended. An interrupt does not shorten the wait; it is kept for the caller. */
    static void join(Collection<Thread> threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
