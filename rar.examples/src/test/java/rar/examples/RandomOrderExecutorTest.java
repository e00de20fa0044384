package rar.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rar.api.spi.Cause;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.Task;

class RandomOrderExecutorTest {
    private final RandomOrderExecutor executor = new RandomOrderExecutor(new ExecutorConfig("test", 4));
    private final Set<Thread> runners = ConcurrentHashMap.newKeySet();
    private final Set<Long> ran = ConcurrentHashMap.newKeySet();

    @AfterEach
    void close() {
        executor.close();
    }

    @Test
    void close_tasksQueued_runsThemOnTheOneThreadAndEndsIt() {
        for (long id = 0; id < 1000; id++) {
            executor.execute(new Recorded(id), Cause.SPAWN);
        }

        executor.close();

        assertEquals(1000, ran.size());
        assertEquals(1, runners.size());
        Thread worker = runners.iterator().next();
        assertEquals("rar-test-worker-0", worker.getName());
        assertFalse(worker.isAlive());
    }

    @Test
    void close_callerInterrupted_waitsAllTheSameAndStaysInterrupted() {
        executor.execute(new Recorded(0), Cause.SPAWN);
        Thread.currentThread().interrupt();

        executor.close();

        assertTrue(Thread.interrupted());
        assertFalse(runners.iterator().next().isAlive());
    }

    @Test
    void execute_closed_rejects() {
        executor.close();

        assertThrows(RejectedExecutionException.class, () -> executor.execute(new Recorded(0), Cause.WAKE));
    }

    /** Notes that it ran, once, and where. */
    private final class Recorded implements Task {
        private final long id;

        Recorded(long id) {
            this.id = id;
        }

        @Override
        public void run() {
            runners.add(Thread.currentThread());
            assertTrue(ran.add(id));
        }

        @Override
        public long id() {
            return id;
        }

        @Override
        public String name() {
            return "task-" + id;
        }
    }
}
