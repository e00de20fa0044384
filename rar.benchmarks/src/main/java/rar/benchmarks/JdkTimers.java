package rar.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The JDK's own: a heap under a lock, and, from JDK 25 on, what {@code ForkJoinPool} has. */
@SuppressWarnings("FutureReturnValueIgnored") // nothing comes of them
final class JdkTimers implements Timers {
    private final ScheduledExecutorService timer;

    private JdkTimers(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    static JdkTimers scheduledPool(int workers) {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(workers);
        pool.setRemoveOnCancelPolicy(true);
        return new JdkTimers(pool);
    }

    static JdkTimers forkJoinPool(int workers) {
        return new JdkTimers(scheduled(new ForkJoinPool(workers)));
    }

    /** Whether this JDK's {@code ForkJoinPool} can schedule. */
    static boolean forkJoinPoolSchedules() {
        return ScheduledExecutorService.class.isAssignableFrom(ForkJoinPool.class);
    }

    private static ScheduledExecutorService scheduled(Object pool) {
        return (ScheduledExecutorService) pool;
    }

    @Override
    public void fill(int timers) {
        for (int i = 0; i < timers; i++) {
            set(i);
        }
    }

    @Override
    public void setAndCancel(int timers) {
        for (int i = 0; i < timers; i++) {
            set(i).cancel(false);
        }
    }

    @Override
    public void setThenCancel(int timers) {
        List<ScheduledFuture<?>> set = new ArrayList<>(timers);
        for (int i = 0; i < timers; i++) {
            set.add(set(i));
        }
        set.forEach(timeout -> timeout.cancel(false));
    }

    private ScheduledFuture<?> set(int i) {
        return timer.schedule(() -> {}, Delays.nanos(i), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
