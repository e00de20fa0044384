package rar.examples.schedulers;

import java.util.Set;
import rar.api.spi.SchedulerProvider;
import rar.conformance.SchedulerConformance;
import rar.conformance.Trait;

class EarliestDeadlineConformanceTest extends SchedulerConformance {
    @Override
    protected SchedulerProvider provider() {
        return new EarliestDeadlineProvider();
    }

    @Override
    protected Set<Trait> traits() {
        return Set.of(Trait.WORKER_THREADS);
    }
}
