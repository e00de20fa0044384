package rar.tests.builder;

import java.time.Duration;
import java.util.function.Function;
import rar.api.Builder;
import rar.api.Scheduler;
import rar.api.Time;

/** Sleeps a millisecond with the timer of the given name, or with the one that is chosen if the name is empty. */
public final class FirstSleep implements Function<String, String> {
    @Override
    public String apply(String timer) {
        Builder builder = new Builder();
        if (!timer.isEmpty()) {
            builder.timer(timer);
        }
        try (Scheduler scheduler = builder.build()) {
            return scheduler.blockOn(Time.sleep(Duration.ofMillis(1)).map(done -> "slept"));
        }
    }
}
