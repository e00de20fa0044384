package rar.benchmarks.report;

/**
 * What a program found out.
 *
 * @param name of the program and of what it measured, such as {@code Memory.live}
 * @param peer who was measured
 * @param workers how many threads it had
 * @param size how much there was to do
 * @param value the less, the better
 * @param error as a {@link Score} has it: NaN if unknown, as it is where a file has none
 * @param unit of the value
 */
public record Figure(String name, String peer, int workers, int size, double value, Double error, String unit) {
    /** Takes null for what is unknown. */
    public Figure {
        error = error == null ? Double.NaN : error;
    }

    /** One whose error is unknown. */
    public Figure(String name, String peer, int workers, int size, double value, String unit) {
        this(name, peer, workers, size, value, Double.NaN, unit);
    }

    /** The same, of several. */
    public Figure with(double mean, double meanError) {
        return new Figure(name, peer, workers, size, mean, meanError, unit);
    }
}
