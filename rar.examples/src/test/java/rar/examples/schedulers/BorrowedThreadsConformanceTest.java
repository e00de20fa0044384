package rar.examples.schedulers;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.SchedulerProvider;
import rar.api.spi.TaskExecutor;
import rar.conformance.SchedulerConformance;
import rar.conformance.Trait;

/** An event loop that serves others too: one thread, which outlives every scheduler on it. */
class BorrowedThreadsConformanceTest extends SchedulerConformance {
    private static final ExecutorService LOOP = Executors.newSingleThreadExecutor();

    @AfterAll
    static void endLoop() {
        LOOP.shutdown();
    }

    @Override
    protected SchedulerProvider provider() {
        return new OnLoop(LOOP);
    }

    @Override
    protected Set<Trait> traits() {
        return Set.of(Trait.BORROWED_THREADS, Trait.FIFO);
    }

    /** Takes the name of one that is declared, so that the rules of the runtime are tested on that. */
    private record OnLoop(Executor loop) implements SchedulerProvider {
        OnLoop {
            assertNotNull(loop);
        }

        @Override
        public String name() {
            return "thread-pool";
        }

        @Override
        public TaskExecutor newExecutor(ExecutorConfig config) {
            return new AdaptedExecutor(loop, () -> {});
        }
    }
}
