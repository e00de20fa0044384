package rar.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a program found out.
 *
 * @param name of the program and of what it measured, such as {@code Memory.live}
 * @param peer who was measured
 * @param workers how many threads it had
 * @param size how much there was to do
 * @param value the less, the better
 * @param error as a {@link Median} has it, or NaN if unknown, as it is where a file has none
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

    /** One for each name, in their order: the median of those that differ in nothing but the value. */
    public static List<Figure> medians(List<Figure> single) {
        Map<String, List<Figure>> byName =
                single.stream().collect(Collectors.groupingBy(Figure::name, LinkedHashMap::new, Collectors.toList()));
        return byName.values().stream().map(Figure::median).toList();
    }

    private static Figure median(List<Figure> alike) {
        Median median = Median.of(alike.stream().mapToDouble(Figure::value).toArray());
        Figure like = alike.get(0);
        return new Figure(like.name, like.peer, like.workers, like.size, median.value(), median.error(), like.unit);
    }
}
