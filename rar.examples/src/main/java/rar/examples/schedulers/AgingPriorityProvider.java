package rar.examples.schedulers;

import rar.api.spi.ExecutorConfig;
import rar.api.spi.SchedulerProvider;
import rar.api.spi.Task;
import rar.api.spi.TaskExecutor;

/**
 * The scheduler {@code aging-priority}: urgent tasks first, but none waits for ever. A task says how urgent it is in
 * its name: {@code "mail!3"} has priority 3, from 0 to 9; no mark means 0.
 *
 * <p>One step of priority is worth {@value #HEAD_START} places in the queue. That is all the aging there need be: every
 * task grows older at the same pace, so that who is ahead of whom never changes while they wait, and a heap will do. A
 * task is overtaken by so many others at most, and so is not starved (S1).
 */
public final class AgingPriorityProvider implements SchedulerProvider {
    private static final long HEAD_START = 100;

    /** For the service loader. */
    public AgingPriorityProvider() {}

    @Override
    public String name() {
        return "aging-priority";
    }

    @Override
    public int priority() {
        return -2;
    }

    @Override
    public TaskExecutor newExecutor(ExecutorConfig config) {
        return new RankedExecutor(config, (task, arrival) -> arrival - HEAD_START * priority(task));
    }

    private static int priority(Task task) {
        String name = task.name();
        int mark = name.length() - 2;
        boolean marked = mark >= 0 && name.charAt(mark) == '!';
        return marked ? Math.max(0, Character.digit(name.charAt(mark + 1), 10)) : 0;
    }
}
