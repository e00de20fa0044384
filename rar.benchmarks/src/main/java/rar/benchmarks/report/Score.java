package rar.benchmarks.report;

import java.util.Optional;

/**
 * One cell of a table.
 *
 * @param name of what was measured, as the {@link Catalogue} has it
 * @param size what the title's {@code #} stands for; 0 if nothing
 * @param value the less, the better
 * @param error as a {@link Median} has it, or NaN if unknown
 * @param bytes allocated for each operation, or NaN if unknown
 */
public record Score(
        String name, String peer, int workers, int size, double value, double error, double bytes, String unit) {
    static Score of(Figure figure) {
        return new Score(
                figure.name(),
                figure.peer(),
                figure.workers(),
                figure.size(),
                figure.value(),
                figure.error(),
                Double.NaN,
                figure.unit());
    }

    /** The unit, without what goes for all. */
    String shortUnit() {
        return unit.endsWith("/op") ? unit.substring(0, unit.length() - "/op".length()) : unit;
    }

    /** Whether the error bars are apart; empty if neither has any. */
    Optional<Boolean> isBeyond(Score other) {
        if (Double.isNaN(error) && Double.isNaN(other.error)) {
            return Optional.empty();
        }
        double both = (Double.isNaN(error) ? 0 : error) + (Double.isNaN(other.error) ? 0 : other.error);
        return Optional.of(Math.abs(value - other.value) > both);
    }
}
