package rar.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
    /** Of orders with yields in them as well, of which there are more. */
    private static final int LENGTH_WITH_YIELDS = 5;

    private final DrivenQueue executor = new DrivenQueue();
    private final Scheduler scheduler = Schedulers.around(executor);

    private enum Event {
        RUN(TaskLife::run),
        RUN_WOKEN_MEANWHILE(TaskLife::runWokenMeanwhile),
        RUN_YIELDING(TaskLife::runYielding),
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
        Set<Event> events = EnumSet.complementOf(EnumSet.of(Event.RUN_YIELDING));
        assertEquals(531_441, explore(events, LENGTH, new ArrayList<>()));
    }

    @Tag("R1")
    @Tag("R2")
    @Tag("R5")
    @Test
    void everyOrderOfEventsAndYields_leadsWhereTheTableSays() {
        Set<Event> events = EnumSet.allOf(Event.class);
        assertEquals(100_000, explore(events, LENGTH_WITH_YIELDS, new ArrayList<>()));
    }

    /** Goes through all that begin with {@code path}; returns how many there were. */
    private int explore(Set<Event> events, int length, List<Event> path) {
        if (path.size() == length) {
            live(path);
            return 1;
        }
        int lives = 0;
        for (Event event : events) {
            path.add(event);
            lives += explore(events, length, path);
            path.remove(path.size() - 1);
        }
        return lives;
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
