package rar.examples.schedulers;

import java.lang.reflect.InvocationTargetException;
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

/** A virtual thread for each run of a task. */
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
    private record OnVirtualThreads() implements SchedulerProvider {
        @Override
        public String name() {
            return "thread-pool";
        }

        @Override
        public TaskExecutor newExecutor(ExecutorConfig config) {
            try { // as release 17 does not have it
                Executor threads = (Executor) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null);
                return new AdaptedExecutor(threads, () -> {});
            } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
                throw new LinkageError("this JDK has no virtual threads", e);
            }
        }
    }
}
