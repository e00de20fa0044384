package rar.conformance;

import java.util.Set;
import rar.api.spi.SchedulerProvider;

/** The kit has nothing to say against what is right. */
class GoodDrivenSchedulerTest extends SchedulerConformance {
    @Override
    protected SchedulerProvider provider() {
        return new Registered.GoodDriven();
    }

    @Override
    protected Set<Trait> traits() {
        return Set.of(Trait.FIFO);
    }
}
