package rar.sync;

import java.util.function.BiConsumer;
import java.util.stream.Stream;
import rar.api.Builder;
import rar.api.JoinHandle;
import rar.api.Scheduler;

/** A built-in scheduler, with a number of workers. */
record Subject(String scheduler, int threads) {
    static Stream<Subject> all() {
        return Stream.of("fifo", "work-stealing")
                .flatMap(name -> Stream.of(1, 2, 8).map(threads -> new Subject(name, threads)));
    }

    /** Those with one worker, where whoever hogs it would starve the others. */
    static Stream<Subject> single() {
        return all().filter(subject -> subject.threads == 1);
    }

    Scheduler start() {
        return builder().build();
    }

    /** With a handler for the failures of tasks that nobody awaits. */
    Scheduler start(BiConsumer<JoinHandle<?>, Throwable> onUncaught) {
        return builder().onUncaught(onUncaught).build();
    }

    private Builder builder() {
        return new Builder().scheduler(scheduler).threads(threads);
    }

    @Override
    public String toString() {
        return scheduler + " x " + threads;
    }
}
