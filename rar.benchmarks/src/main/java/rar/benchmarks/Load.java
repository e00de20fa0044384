package rar.benchmarks;

/** Tasks that go on until they are told to end. */
final class Load {
    private final Countdown ended;
    private volatile boolean busy = true;

    Load(int tasks) {
        ended = new Countdown(tasks);
    }

    /** Asked by each task again and again, and not after it was told no. */
    boolean goesOn() {
        if (busy) {
            return true;
        }
        ended.countDown();
        return false;
    }

    /** Returns when all have been told. */
    void end() {
        busy = false;
        ended.await();
    }
}
