package rar.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rar.api.Scheduler;

/** The primitives on real schedulers. */
class SchedulerTest {
    /** Each with the number of its steps, such that all take about the same time. */
    private enum Scenario {
        MUTEX(Scenarios::mutex, 200),
        SEMAPHORE(Scenarios::semaphore, 200),
        READ_WRITE_LOCK(Scenarios::readWriteLock, 200),
        NOTIFY_ONE(Scenarios::notifyOne, 200),
        BARRIER(Scenarios::barrier, 200),
        ONE_SHOT(Scenarios::oneShot, 200),
        BROADCAST(Scenarios::broadcast, 200),
        WATCH(Scenarios::watch, 200),
        ONCE_CELL(Scenarios::onceCell, 50),
        CANCELLATION_TOKEN(Scenarios::cancellationToken, 50);

        private final ObjIntConsumer<Scheduler> body;
        private final int steps;

        Scenario(ObjIntConsumer<Scheduler> body, int steps) {
            this.body = body;
            this.steps = steps;
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("subjects")
    void scenario_short_holds(Subject subject, Scenario scenario) {
        run(subject, scenario, 3, scenario.steps);
    }

    @Tag("stress")
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("subjects")
    void scenario_long_holds(Subject subject, Scenario scenario) {
        run(subject, scenario, 100, 5 * scenario.steps);
    }

    private static void run(Subject subject, Scenario scenario, int times, int steps) {
        Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
        try (Scheduler scheduler = subject.start((task, failure) -> uncaught.add(failure))) {
            for (int i = 0; i < times; i++) {
                scenario.body.accept(scheduler, steps);
            }
        }
        assertEquals(List.of(), List.copyOf(uncaught));
    }

    static Stream<Arguments> subjects() {
        return Subject.all()
                .flatMap(subject -> Stream.of(Scenario.values()).map(scenario -> Arguments.of(subject, scenario)));
    }
}
