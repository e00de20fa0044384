package rar.tests.builder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rar.api.AsyncStream;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.Futures;
import rar.api.MissedTick;
import rar.api.Scheduler;
import rar.api.Time;
import rar.api.Waker;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.TimerConfig;

/** A null is refused where it is given, by the name of the parameter. */
class NullArgumentTest {
    private static Scheduler scheduler;

    @BeforeAll
    static void open() {
        scheduler = new Builder().scheduler("fifo").threads(1).build();
    }

    @AfterAll
    static void close() {
        scheduler.close();
    }

    @ParameterizedTest(name = "{0}({1})")
    @MethodSource({"builder", "running", "futures", "streams", "time", "spi"})
    void call_null_namesTheParameter(String method, String parameter, Executable call) {
        assertEquals(
                parameter,
                assertThrows(NullPointerException.class, call, method).getMessage());
    }

    static Stream<Arguments> builder() {
        Builder builder = new Builder();
        return Stream.of(
                of("Builder.scheduler", "name", () -> builder.scheduler(null)),
                of("Builder.timer", "name", () -> builder.timer(null)),
                of("Builder.name", "name", () -> builder.name(null)),
                of("Builder.layer", "layer", () -> builder.layer(null)),
                of("Builder.onUncaught", "handler", () -> builder.onUncaught(null)));
    }

    static Stream<Arguments> running() {
        return Stream.of(
                of("Scheduler.blockOn", "future", () -> scheduler.blockOn(null)),
                of("Scheduler.spawn", "future", () -> scheduler.spawn(null)),
                of("Scheduler.spawn", "name", () -> scheduler.spawn(null, Future.pending())),
                of("Scheduler.spawn", "future", () -> scheduler.spawn("name", null)),
                of("Scheduler.spawnBlocking", "body", () -> scheduler.spawnBlocking(null)),
                of("Scheduler.execute", "command", () -> scheduler.execute(null)),
                of("Scheduler.shutdown", "grace", () -> scheduler.shutdown(null)),
                of("Context.spawn", "future", () -> Context.spawn(null)),
                of("Context.spawn", "name", () -> Context.spawn(null, Future.pending())),
                of("Context.spawn", "future", () -> Context.spawn("name", null)),
                of("Context.spawnBlocking", "body", () -> Context.spawnBlocking(null)),
                of("Context.of", "waker", () -> Context.of(null)),
                of("Waker.of", "action", () -> Waker.of(null)));
    }

    static Stream<Arguments> futures() {
        Future<Integer> one = Future.ready(1);
        return Stream.of(
                of("Future.failed", "failure", () -> Future.failed(null)),
                of("Future.call", "body", () -> Future.call(null)),
                of("Future.run", "body", () -> Future.run(null)),
                of("Future.defer", "supplier", () -> Future.defer(null)),
                of("Future.map", "f", () -> one.map(null)),
                of("Future.flatMap", "f", () -> one.flatMap(null)),
                of("Future.recover", "f", () -> one.recover(null)),
                of("Future.doFinally", "cleanup", () -> one.doFinally(null)),
                of("Future.timeout", "limit", () -> one.timeout(null)),
                of("Futures.joinAll", "futures", () -> Futures.joinAll(null)),
                of("Futures.tryJoinAll", "futures", () -> Futures.tryJoinAll(null)),
                of("Futures.zip", "a", () -> Futures.zip(null, one, Integer::sum)),
                of("Futures.zip", "b", () -> Futures.zip(one, null, Integer::sum)),
                of("Futures.zip", "combine", () -> Futures.zip(one, one, null)),
                of("Futures.race", "futures", () -> Futures.race((java.util.List<Future<String>>) null)),
                of("Futures.select", "futures", () -> Futures.select(null)),
                of("Futures.fromCompletionStage", "stage", () -> Futures.fromCompletionStage(null)),
                of("Futures.toCompletionStage", "scheduler", () -> Futures.toCompletionStage(null, one)),
                of("Futures.toCompletionStage", "future", () -> Futures.toCompletionStage(scheduler, null)));
    }

    static Stream<Arguments> streams() {
        AsyncStream<Integer> one = AsyncStream.of(1);
        return Stream.of(
                of("AsyncStream.fromIterable", "elements", () -> AsyncStream.fromIterable(null)),
                of("AsyncStream.failed", "failure", () -> AsyncStream.failed(null)),
                of("AsyncStream.generate", "supplier", () -> AsyncStream.generate(null)),
                of("AsyncStream.unfold", "f", () -> AsyncStream.unfold(1, null)),
                of("AsyncStream.fromPublisher", "publisher", () -> AsyncStream.fromPublisher(null)),
                of("AsyncStream.merge", "streams", () -> AsyncStream.merge((List<AsyncStream<Integer>>) null)),
                of("AsyncStream.concat", "streams", () -> AsyncStream.concat((List<AsyncStream<Integer>>) null)),
                of("AsyncStream.publisher", "scheduler", () -> AsyncStream.publisher(null, () -> one)),
                of("AsyncStream.publisher", "supplier", () -> AsyncStream.publisher(scheduler, null)),
                of("AsyncStream.toPublisher", "scheduler", () -> one.toPublisher(null)),
                of("AsyncStream.map", "f", () -> one.map(null)),
                of("AsyncStream.filter", "test", () -> one.filter(null)),
                of("AsyncStream.takeWhile", "test", () -> one.takeWhile(null)),
                of("AsyncStream.flatMap", "f", () -> one.flatMap(null)),
                of("AsyncStream.mapAsync", "f", () -> one.mapAsync(null)),
                of("AsyncStream.buffered", "f", () -> one.buffered(1, null)),
                of("AsyncStream.bufferedUnordered", "f", () -> one.bufferedUnordered(1, null)),
                of("AsyncStream.forEach", "action", () -> one.forEach(null)),
                of("AsyncStream.forEachAsync", "f", () -> one.forEachAsync(null)),
                of("AsyncStream.collect", "collector", () -> one.collect(null)),
                of("AsyncStream.reduce", "f", () -> one.reduce(1, null)),
                of("AsyncStream.Unfolded", "element", () -> new AsyncStream.Unfolded<>(null, 1)));
    }

    static Stream<Arguments> time() {
        Duration second = Duration.ofSeconds(1);
        return Stream.of(
                of("Time.sleep", "length", () -> Time.sleep(null)),
                of("Time.sleepUntil", "instant", () -> Time.sleepUntil(null)),
                of("Time.timeout", "limit", () -> Time.timeout(null, Future.pending())),
                of("Time.timeout", "future", () -> Time.timeout(second, null)),
                of("Time.interval", "period", () -> Time.interval(null)),
                of("Time.interval", "period", () -> Time.interval(null, MissedTick.BURST)),
                of("Time.interval", "missed", () -> Time.interval(second, null)));
    }

    static Stream<Arguments> spi() {
        return Stream.of(
                of("ExecutorConfig", "name", () -> new ExecutorConfig(null, 1)),
                of("TimerConfig", "name", () -> new TimerConfig(null)));
    }

    private static Arguments of(String method, String parameter, Runnable call) {
        return arguments(method, parameter, (Executable) call::run);
    }
}
