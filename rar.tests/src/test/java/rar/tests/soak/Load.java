package rar.tests.soak;

import java.util.SplittableRandom;
import rar.api.Scheduler;

/** One kind of work, in rounds of some milliseconds, each of which leaves nothing behind. */
@FunctionalInterface
interface Load {
    /**
     * Works for a moment, on a thread that is foreign to the scheduler. Several threads may do so at once, each with
     * its own {@code random}.
     *
     * @param books where all futures are entered that are spawned
     * @throws Exception if something is not as it should be
     */
    void round(Scheduler scheduler, Books books, SplittableRandom random) throws Exception;
}
