package rar.examples;

import java.util.Set;
import rar.api.spi.SchedulerProvider;
import rar.conformance.SchedulerConformance;
import rar.conformance.Trait;

class RandomOrderConformanceTest extends SchedulerConformance {
    @Override
    protected SchedulerProvider provider() {
        return new RandomOrderProvider();
    }

    @Override
    protected Set<Trait> traits() {
        return Set.of(Trait.SINGLE_THREAD, Trait.WORKER_THREADS);
    }
}
