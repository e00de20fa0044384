package rar.tests.stream;

import java.util.List;
import java.util.stream.Stream;
import rar.api.Builder;
import rar.api.Scheduler;

/** A built-in scheduler that streams run on, with a number of workers. */
record Subject(String provider, int threads) {
    static Stream<Subject> all() {
        return Stream.of("fifo", "work-stealing")
                .flatMap(provider -> Stream.of(1, 2, 8).map(threads -> new Subject(provider, threads)));
    }

    /** Those with one worker, where whoever hogs it would starve the others. */
    static List<Subject> single() {
        return all().filter(subject -> subject.threads == 1).toList();
    }

    Builder builder() {
        return new Builder().scheduler(provider).threads(threads);
    }

    Scheduler start() {
        return builder().build();
    }

    @Override
    public String toString() {
        return provider + " x " + threads;
    }
}
