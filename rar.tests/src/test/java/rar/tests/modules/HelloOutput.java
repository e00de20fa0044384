package rar.tests.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the example {@code Hello} prints: each of ten tasks a line, on each scheduler there is, in any order. */
final class HelloOutput {
    private static final Pattern LINE = Pattern.compile("hello from task (\\d) on rar-(.+)-worker-\\d+");
    private static final List<String> TEN = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    private static final List<String> OWN =
            List.of("aging-priority", "earliest-deadline", "random-order", "thread-pool");

    private HelloOutput() {}

    /** Fails unless the lines are those of these schedulers, and of those that come with the examples. */
    static void check(List<String> lines, String... schedulers) {
        Map<String, List<String>> expected = new TreeMap<>();
        OWN.forEach(scheduler -> expected.put(scheduler, TEN));
        for (String scheduler : schedulers) {
            expected.put(scheduler, TEN);
        }
        assertEquals(expected, new TreeMap<>(tasksByScheduler(lines)));
    }

    private static Map<String, List<String>> tasksByScheduler(List<String> lines) {
        return lines.stream()
                .map(HelloOutput::match)
                .sorted((a, b) -> a.group(1).compareTo(b.group(1)))
                .collect(Collectors.groupingBy(
                        line -> line.group(2), Collectors.mapping(line -> line.group(1), Collectors.toList())));
    }

    private static MatchResult match(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new AssertionError("not a line of Hello: " + line);
        }
        return matcher.toMatchResult();
    }
}
