package rar.api.runtime;

import java.util.function.BiConsumer;
import rar.api.JoinHandle;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.SchedulerProvider;

/**
 * What the builder decided on.
 *
 * @param provider the scheduler
 * @param config name and threads
 * @param timers how to come by a timer when one is needed
 * @param blockingThreads the bound of the blocking pool
 * @param onUncaught who is told of failures that nobody awaits
 */
public record Settings(
        SchedulerProvider provider,
        ExecutorConfig config,
        TimerSource timers,
        int blockingThreads,
        BiConsumer<? super JoinHandle<?>, ? super Throwable> onUncaught) {}
