package rar.examples.schedulers;

import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.SchedulerProvider;
import rar.api.spi.TaskExecutor;
import rar.conformance.SchedulerConformance;
import rar.conformance.Trait;

/** Each task that is handed over runs on a virtual thread of its own. */
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadsConformanceTest extends SchedulerConformance {
    @Override
    protected SchedulerProvider provider() {
        return new OnVirtualThreads();
    }

    @Override
    protected Set<Trait> traits() {
        return Set.of(Trait.BORROWED_THREADS);
    }

    /** Takes the name of one that is declared, so that the rules of the runtime are tested on that. */
    private static final class OnVirtualThreads implements SchedulerProvider {
        @Override
        public String name() {
            return "thread-pool";
        }

        @Override
        public TaskExecutor newExecutor(ExecutorConfig config) {
            return new AdaptedExecutor(virtualThreads(), () -> {});
        }

        private static Executor virtualThreads() {
            try {
                return (Executor) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("no virtual threads", e);
            }
        }
    }
}
