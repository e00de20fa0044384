package rar.conformance;

import java.time.Duration;
import java.util.List;

/**
 * How hard the kit tries, and how long it waits.
 *
 * @param limit how long nothing may happen where something has to: generous, as only a violation makes one wait for it
 * @param rounds how often a test repeats what may go wrong by chance
 * @param tasks how many tasks, or entries of a timer, a test uses that needs many
 * @param threads the numbers of threads with which each test is run
 */
public record Effort(Duration limit, int rounds, int tasks, List<Integer> threads) {
    /** Checks the ranges. */
    public Effort {
        threads = List.copyOf(threads);
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("limit must be positive: " + limit);
        }
        if (rounds < 1 || tasks < 1) {
            throw new IllegalArgumentException("rounds and tasks must be at least 1: " + rounds + ", " + tasks);
        }
        if (threads.isEmpty()) {
            throw new IllegalArgumentException("threads must not be empty: name one number of threads at least");
        }
    }

    /** The effort of the kit unless it is told otherwise: some seconds for a good provider. */
    public static Effort standard() {
        return new Effort(Duration.ofSeconds(20), 400, 20_000, List.of(1, 2, 8));
    }

    /** The same with another limit. */
    public Effort withLimit(Duration limit) {
        return new Effort(limit, rounds, tasks, threads);
    }

    /** The same with another number of rounds. */
    public Effort withRounds(int rounds) {
        return new Effort(limit, rounds, tasks, threads);
    }

    /** The same with another number of tasks. */
    public Effort withTasks(int tasks) {
        return new Effort(limit, rounds, tasks, threads);
    }

    /** The same with other numbers of threads. */
    public Effort withThreads(Integer... threads) {
        return new Effort(limit, rounds, tasks, List.of(threads));
    }

    /** How long a test may take as a whole, for each number of threads. */
    Duration total() {
        return limit.multipliedBy(8);
    }
}
