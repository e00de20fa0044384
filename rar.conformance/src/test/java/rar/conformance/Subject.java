package rar.conformance;

import java.time.Duration;
import java.util.Set;
import rar.api.spi.SchedulerProvider;
import rar.api.spi.TimerProvider;

/** Runs of the kit on whatever provider a test of the kit puts here, with little patience. */
final class Subject {
    static final Effort SHORT =
            Effort.standard().withLimit(Duration.ofMillis(700)).withTasks(2_000).withThreads(1, 2);

    static volatile Effort effort = SHORT;
    static volatile SchedulerProvider scheduler;
    static volatile Set<Trait> traits = Set.of();
    static volatile TimerProvider timer;

    private Subject() {}

    /** For the launcher. */
    static class OfSchedulers extends SchedulerConformance {
        @Override
        protected SchedulerProvider provider() {
            return scheduler;
        }

        @Override
        protected Set<Trait> traits() {
            return traits;
        }

        @Override
        protected Effort effort() {
            return effort;
        }
    }

    /** For the launcher. */
    static class OfTimers extends TimerConformance {
        @Override
        protected TimerProvider provider() {
            return timer;
        }

        @Override
        protected Effort effort() {
            return effort;
        }
    }
}
