package rar.conformance;

import java.util.concurrent.ThreadLocalRandom;

/** The time between a look that finds nothing and the announcement of sleep, in those who lose what comes in it. */
final class LosingGap {
    private LosingGap() {}

    @SuppressWarnings("ThreadPriorityCheck") // on a busy machine the others get into the gap only if they are let
    static void pass() {
        Thread.yield();
        for (int i = ThreadLocalRandom.current().nextInt(2_000); i > 0; i--) {
            Thread.onSpinWait();
        }
    }
}
