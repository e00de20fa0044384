package rar.executor.stealing;

import rar.api.spi.Task;

/** A task that does what the test wants of it. */
record Step(Runnable body) implements Task {
    @Override
    public void run() {
        body.run();
    }

    @Override
    public long id() {
        return 0;
    }

    @Override
    public String name() {
        return "step";
    }
}
