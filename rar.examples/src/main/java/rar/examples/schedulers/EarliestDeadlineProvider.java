package rar.examples.schedulers;

import java.util.concurrent.TimeUnit;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.SchedulerProvider;
import rar.api.spi.Task;
import rar.api.spi.TaskExecutor;

/**
 * The scheduler {@code earliest-deadline}: the task that has to be through first runs first. A task says in its name
 * how many milliseconds it has from the time it is handed in: {@code "frame@16"}; without a mark it has a second.
 *
 * <p>On one thread this order meets all deadlines if any order does (C. L. Liu and J. W. Layland, <em>Scheduling
 * Algorithms for Multiprogramming in a Hard-Real-Time Environment</em>, 1973). None starves (S1): what waits long
 * enough has the earliest deadline of all.
 */
public final class EarliestDeadlineProvider implements SchedulerProvider {
    private static final long DEFAULT_MILLIS = 1_000;
    private static final int MOST_DIGITS = 9;

    /** For the service loader. */
    public EarliestDeadlineProvider() {}

    @Override
    public String name() {
        return "earliest-deadline";
    }

    @Override
    public int priority() {
        return -3;
    }

    @Override
    public TaskExecutor newExecutor(ExecutorConfig config) {
        long origin = System.nanoTime();
        return new RankedExecutor(
                config, (task, arrival) -> System.nanoTime() - origin + TimeUnit.MILLISECONDS.toNanos(millis(task)));
    }

    private static long millis(Task task) {
        String digits = task.name().substring(task.name().lastIndexOf('@') + 1);
        boolean marked = digits.length() < task.name().length()
                && !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return marked ? Long.parseLong(digits) : DEFAULT_MILLIS;
    }
}
