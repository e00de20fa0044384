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
    private static final List<Scenario> SCENARIOS = List.of(
            new Scenario("mutex", Scenarios::mutex, 200),
            new Scenario("semaphore", Scenarios::semaphore, 200),
            new Scenario("readWriteLock", Scenarios::readWriteLock, 200),
            new Scenario("notifyOne", Scenarios::notifyOne, 200),
            new Scenario("barrier", Scenarios::barrier, 200),
            new Scenario("oneShot", Scenarios::oneShot, 200),
            new Scenario("broadcast", Scenarios::broadcast, 200),
            new Scenario("watch", Scenarios::watch, 200),
            new Scenario("onceCell", Scenarios::onceCell, 50),
            new Scenario("cancellationToken", Scenarios::cancellationToken, 50));

    private record Scenario(String name, ObjIntConsumer<Scheduler> body, int steps) {
        @Override
        public String toString() {
            return name;
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
        return Subject.all().flatMap(subject -> SCENARIOS.stream().map(scenario -> Arguments.of(subject, scenario)));
    }
}
