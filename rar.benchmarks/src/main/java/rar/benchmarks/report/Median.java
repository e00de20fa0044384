package rar.benchmarks.report;

import java.util.Arrays;

/**
 * The middle of several measurements. On a machine where something else happens now and then, which makes a few of them
 * far too large, it says more than their mean.
 *
 * @param error half of the interval that holds the true median with a probability of 99 % or more, whatever the
 *     distribution; NaN if there are too few to say. As usual, the interval is between two of the measurements, as far
 *     from either end (David and Nagaraja, Order Statistics, 2003, chapter 7).
 */
public record Median(double value, double error) {
    private static final double MISSED = 0.01;

    /** Of one or more measurements. */
    public static Median of(double... measurements) {
        if (measurements.length == 0) {
            throw new IllegalArgumentException("no measurement to take the median of: one or more are needed");
        }
        double[] sorted = measurements.clone();
        Arrays.sort(sorted);
        int size = sorted.length;
        double middle = (sorted[(size - 1) / 2] + sorted[size / 2]) / 2;
        int left = leftOut(size);
        return new Median(middle, left < 0 ? Double.NaN : (sorted[size - 1 - left] - sorted[left]) / 2);
    }

    /**
     * How many measurements at each end lie outside the interval; -1 if not even all are enough. The true median is
     * below the {@code k}th smallest if fewer than {@code k} of them, each with probability one half, are below it.
     */
    private static int leftOut(int size) {
        int left = -1;
        double term = Math.pow(0.5, size);
        double below = term;
        while (2 * below <= MISSED) {
            left++;
            term *= (double) (size - left) / (left + 1);
            below += term;
        }
        return left;
    }
}
