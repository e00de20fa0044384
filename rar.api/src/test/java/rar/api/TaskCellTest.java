package rar.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The task cell against its state table: every order of events up to a length, one thread, an executor that runs a task
 * when told. {@link TaskLife} says after each event what must have come of it (R1, R2, R5).
 */
class TaskCellTest {
    private static final int LENGTH = 6;

    private final DrivenQueue executor = new DrivenQueue();
    private final Scheduler scheduler = Schedulers.around(executor);

    private enum Event {
        RUN(TaskLife::run),
        RUN_WOKEN_MEANWHILE(TaskLife::runWokenMeanwhile),
        RUN_CANCELLED_MEANWHILE(TaskLife::runCancelledMeanwhile),
        RUN_UNASKED(TaskLife::runUnasked),
        WAKE(TaskLife::wake),
        COMPLETE(TaskLife::complete),
        FAIL(TaskLife::fail),
        CANCEL(TaskLife::cancel),
        JOIN(TaskLife::join);

        @SuppressWarnings("ImmutableEnumChecker") // method references
        private final Consumer<TaskLife> step;

        Event(Consumer<TaskLife> step) {
            this.step = step;
        }
    }

    @AfterEach
    void close() {
        scheduler.close();
        assertTrue(executor.isClosed());
    }

    @Tag("R1")
    @Tag("R2")
    @Tag("R5")
    @Test
    void everyOrderOfEvents_leadsWhereTheTableSays() {
        List<Event> path = new ArrayList<>();
        int[] lives = new int[1];
        explore(path, lives);
        assertEquals(531_441, lives[0]);
    }

    private void explore(List<Event> path, int[] lives) {
        if (path.size() == LENGTH) {
            live(path);
            lives[0]++;
            return;
        }
        for (Event event : EnumSet.allOf(Event.class)) {
            path.add(event);
            explore(path, lives);
            path.remove(path.size() - 1);
        }
    }

    private void live(List<Event> path) {
        TaskLife life = new TaskLife(executor, scheduler);
        try {
            life.check();
            for (Event event : path) {
                event.step.accept(life);
                life.check();
            }
            life.end();
            life.check();
        } catch (Throwable t) {
            throw new AssertionError("after " + path + ": " + t.getMessage(), t);
        }
    }
}
