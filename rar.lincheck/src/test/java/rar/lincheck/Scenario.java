package rar.lincheck;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;

/**
 * What the threads do in a check, picked by hand: short, so that many of the ways in which they can interleave are
 * tried. Written as calls with blanks between them, {@code "acquire(1,2) release(1)"}.
 *
 * @param before what is done first
 * @param threads what each thread does
 */
public record Scenario(String before, List<String> threads) {
    private static final Pattern CALL = Pattern.compile("(\\w+)\\(([\\d,]*)\\)\\s*");

    public static Scenario of(String before, String... threads) {
        return new Scenario(before, List.of(threads));
    }

    ExecutionScenario with(Class<?> operations) {
        List<List<Actor>> parallel =
                threads.stream().map(calls -> actors(operations, calls)).toList();
        return new ExecutionScenario(actors(operations, before), parallel, List.of(), null);
    }

    private static List<Actor> actors(Class<?> operations, String calls) {
        List<Actor> actors = new ArrayList<>();
        Matcher matcher = CALL.matcher(calls);
        while (matcher.lookingAt()) {
            List<Integer> arguments = Arrays.stream(matcher.group(2).split(","))
                    .filter(text -> !text.isEmpty())
                    .map(Integer::valueOf)
                    .toList();
            actors.add(new Actor(method(operations, matcher.group(1)), arguments));
            matcher.region(matcher.end(), calls.length());
        }
        if (!matcher.hitEnd()) {
            throw new IllegalArgumentException("not a list of calls: " + calls);
        }
        return actors;
    }

    private static Method method(Class<?> operations, String name) {
        return Arrays.stream(operations.getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no operation " + name));
    }
}
