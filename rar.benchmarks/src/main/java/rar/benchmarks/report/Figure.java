package rar.benchmarks.report;

/**
 * What a program found out.
 *
 * @param name of the program and of what it measured, such as {@code Memory.live}
 * @param peer who was measured
 * @param workers how many threads it had
 * @param size how much there was to do
 * @param value the less, the better
 * @param unit of the value
 */
public record Figure(String name, String peer, int workers, int size, double value, String unit) {}
