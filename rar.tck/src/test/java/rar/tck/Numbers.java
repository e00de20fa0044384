package rar.tck;

import java.util.Optional;
import rar.api.AsyncStream;
import rar.api.AsyncStream.Unfolded;
import rar.api.Context;
import rar.api.Future;

/** The streams that are verified. */
final class Numbers {
    private Numbers() {}

    /** From 0 on, so many; each is there at once. */
    static AsyncStream<Long> ready(long count) {
        return AsyncStream.unfold(
                0L, n -> Future.ready(n == count ? Optional.empty() : Optional.of(new Unfolded<>(n, n + 1))));
    }

    /** From 0 on, so many; each takes another turn of the scheduler, and several are under way at the same time. */
    static AsyncStream<Long> slow(long count) {
        return ready(count).buffered(3, n -> Context.yieldNow().map(v -> n));
    }
}
