package rar.examples;

import java.io.BufferedReader;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import rar.api.Context;
import rar.api.Future;

/** Words, which are runs of ASCII letters without regard to case, and how often each was there. */
final class Words {
    private static final Pattern OTHERS = Pattern.compile("[^a-z]+");

    private final TreeMap<String, Integer> counts = new TreeMap<>();

    /** The next lines of a file; none at its end. */
    static Future<List<String>> chunk(BufferedReader reader) {
        return Future.defer(
                () -> Context.spawnBlocking(() -> reader.lines().limit(200).toList()));
    }

    Words add(List<String> lines) {
        lines.stream()
                .flatMap(line -> OTHERS.splitAsStream(line.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .forEach(word -> counts.merge(word, 1, Integer::sum));
        return this;
    }

    static Words sum(List<Words> parts) {
        Words sum = new Words();
        parts.forEach(part -> part.counts.forEach((word, count) -> sum.counts.merge(word, count, Integer::sum)));
        return sum;
    }

    /** Prints as {@code uniq -c} does. */
    void print() {
        counts.forEach((word, count) -> System.out.printf("%7d %s%n", count, word));
    }
}
