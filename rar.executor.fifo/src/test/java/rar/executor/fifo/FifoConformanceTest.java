package rar.executor.fifo;

import java.util.Set;
import rar.api.spi.SchedulerProvider;
import rar.conformance.SchedulerConformance;
import rar.conformance.Trait;

/** The rules that all schedulers share. */
class FifoConformanceTest extends SchedulerConformance {
    @Override
    protected SchedulerProvider provider() {
        return new FifoProvider();
    }

    @Override
    protected Set<Trait> traits() {
        return Set.of(Trait.FIFO, Trait.OUTLIVES_THROWING_TASKS, Trait.WORKER_THREADS);
    }
}
