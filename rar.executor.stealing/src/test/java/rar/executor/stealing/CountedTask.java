package rar.executor.stealing;

import java.util.concurrent.atomic.AtomicInteger;
import rar.api.spi.Task;

/** A task that counts its runs. */
record CountedTask(long id, AtomicInteger runs) implements Task {
    CountedTask(long id) {
        this(id, new AtomicInteger());
    }

    @Override
    public void run() {
        runs.incrementAndGet();
    }

    @Override
    public String name() {
        return "task-" + id;
    }
}
