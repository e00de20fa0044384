package rar.examples.schedulers;

import java.util.Set;
import rar.api.spi.SchedulerProvider;
import rar.conformance.SchedulerConformance;
import rar.conformance.Trait;

class ThreadPoolConformanceTest extends SchedulerConformance {
    @Override
    protected SchedulerProvider provider() {
        return new ThreadPoolProvider();
    }

    @Override
    protected Set<Trait> traits() {
        return Set.of(Trait.WORKER_THREADS);
    }
}
