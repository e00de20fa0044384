package rar.benchmarks;

import java.util.concurrent.locks.LockSupport;

/** Calls on a virtual thread: blocks that await others are methods that call others. */
@SuppressWarnings("ThreadPriorityCheck") // yielding is what is measured
final class VirtualThreadBlocks implements DirectStyle {
    private final VirtualThreadPeer threads = new VirtualThreadPeer();
    private volatile int sum;

    @Override
    public void call(int blocks) {
        threads.runToEnd(() -> {
            int own = 0;
            for (int i = 0; i < blocks; i++) {
                own += ready();
            }
            sum = own;
        });
    }

    @Override
    public void suspend(int blocks) {
        threads.runToEnd(() -> {
            int own = 0;
            for (int i = 0; i < blocks; i++) {
                own += yielding();
            }
            sum = own;
        });
    }

    @Override
    public void suspendForEver(int blocks) {
        for (int i = 0; i < blocks; i++) {
            threads.start(LockSupport::park);
        }
    }

    private static int ready() {
        return 1;
    }

    private static int yielding() {
        Thread.yield();
        return 1;
    }

    @Override
    public void close() {
        threads.close();
    }
}
