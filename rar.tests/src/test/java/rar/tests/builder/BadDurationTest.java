package rar.tests.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rar.api.Future;
import rar.api.MissedTick;
import rar.api.Time;

/** A duration that makes no sense is refused where it is given, with its value. */
class BadDurationTest {
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void call_badDuration_saysWhichAndItsValue(Duration duration, String expected, Function<Duration, Object> call) {
        assertEquals(
                expected,
                assertThrows(IllegalArgumentException.class, () -> call.apply(duration))
                        .getMessage());
    }

    static Stream<Arguments> call_badDuration_saysWhichAndItsValue() {
        Duration negative = Duration.ofNanos(-1);
        Duration veryNegative = Duration.ofSeconds(Long.MIN_VALUE);
        String shown = veryNegative.toString();
        return Stream.of(
                of(negative, "length must not be negative: PT-0.000000001S", Time::sleep),
                of(veryNegative, "length must not be negative: " + shown, Time::sleep),
                of(negative, "limit must not be negative: PT-0.000000001S", Future.pending()::timeout),
                of(
                        negative,
                        "limit must not be negative: PT-0.000000001S",
                        limit -> Time.timeout(limit, Future.pending())),
                of(negative, "period must not be negative: PT-0.000000001S", Time::interval),
                of(
                        negative,
                        "period must not be negative: PT-0.000000001S",
                        period -> Time.interval(period, MissedTick.SKIP)),
                of(Duration.ZERO, "period must be longer than zero: PT0S", Time::interval));
    }

    private static Arguments of(Duration duration, String expected, Function<Duration, Object> call) {
        return arguments(duration, expected, call);
    }
}
