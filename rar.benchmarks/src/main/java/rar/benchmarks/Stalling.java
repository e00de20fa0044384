package rar.benchmarks;

import java.util.concurrent.Executor;

/** Works, and goes to the back of an executor's queue, until told to end. */
final class Stalling implements Runnable {
    private final Executor executor;
    private final Load load;

    Stalling(Executor executor, Load load) {
        this.executor = executor;
        this.load = load;
    }

    @Override
    public void run() {
        if (load.goesOn()) {
            Busy.stall();
            executor.execute(this);
        }
    }
}
