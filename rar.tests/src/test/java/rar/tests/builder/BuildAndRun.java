package rar.tests.builder;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.Scheduler;

/**
 * Builds a scheduler from a choice of {@code scheduler}, {@code timer} and {@code layer}, has it run ten tasks, and
 * says which provider it came from.
 */
public final class BuildAndRun implements Function<Map<String, Object>, String> {
    @Override
    public String apply(Map<String, Object> choice) {
        Builder builder = new Builder().name("chosen");
        if (choice.get("scheduler") instanceof String name) {
            builder.scheduler(name);
        }
        if (choice.get("timer") instanceof String name) {
            builder.timer(name);
        }
        if (choice.get("layer") instanceof ModuleLayer layer) {
            builder.layer(layer);
        }
        try (Scheduler scheduler = builder.build()) {
            AtomicInteger sum = new AtomicInteger();
            List<Integer> numbers = IntStream.rangeClosed(1, 10).boxed().toList();
            scheduler.blockOn(Future.run(
                    () -> numbers.forEach(n -> Context.spawn(Future.run(() -> sum.addAndGet(n))))));
            if (sum.get() != 55) {
                throw new AssertionError("ten tasks came to " + sum + ", not 55");
            }
            return scheduler.provider();
        }
    }
}
