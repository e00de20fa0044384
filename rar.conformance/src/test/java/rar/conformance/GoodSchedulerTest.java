package rar.conformance;

import java.util.Set;
import rar.api.spi.SchedulerProvider;

/** The kit has nothing to say against what is right. */
class GoodSchedulerTest extends SchedulerConformance {
    @Override
    protected SchedulerProvider provider() {
        return new Registered.Good();
    }

    @Override
    protected Set<Trait> traits() {
        return Set.of(Trait.FIFO, Trait.OUTLIVES_THROWING_TASKS, Trait.WORKER_THREADS);
    }
}
