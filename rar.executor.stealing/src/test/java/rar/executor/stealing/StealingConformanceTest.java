package rar.executor.stealing;

import java.util.Set;
import rar.api.spi.SchedulerProvider;
import rar.conformance.SchedulerConformance;
import rar.conformance.Trait;

/** The rules that all schedulers share. */
class StealingConformanceTest extends SchedulerConformance {
    @Override
    protected SchedulerProvider provider() {
        return new StealingProvider();
    }

    @Override
    protected Set<Trait> traits() {
        return Set.of(Trait.OUTLIVES_THROWING_TASKS, Trait.WORKER_THREADS);
    }
}
