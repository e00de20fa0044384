package rar.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule is stated in one way, and tested or listed as untested. */
class RuleTest {
    @ParameterizedTest
    @CsvSource({"rar/api/package-info.java, R", "rar/api/spi/package-info.java, S", "rar/api/spi/package-info.java, C"})
    void text_ofTheContracts_isThatOfThePackages(String file, String letter) throws IOException {
        Map<String, String> stated = stated(file, letter);
        Map<String, String> tested = Arrays.stream(Rule.values())
                .filter(rule -> rule.name().startsWith(letter))
                .collect(Collectors.toMap(Rule::name, Rule::text, (one, other) -> one, TreeMap::new));
        assertFalse(tested.isEmpty());
        stated.keySet().removeIf(number -> letter.equals("R") && !tested.containsKey(number)); // R4 is no scheduler's
        assertEquals(stated, tested);
    }

    /** The rules in a package's comment, by number, without markup. */
    private static Map<String, String> stated(String file, String letter) throws IOException {
        String text = Files.readString(Path.of(System.getProperty("rar.root"), "rar.api/src/main/java", file))
                .replaceAll("\\n \\* *", " ");
        Map<String, String> rules = new TreeMap<>();
        Pattern.compile("<dt>(" + letter + "\\d) *<dd>(.*?)(?= *</?d[tl]>)")
                .matcher(text)
                .results()
                .forEach(rule -> rules.put(rule.group(1), plain(rule.group(2))));
        return rules;
    }

    private static String plain(String html) {
        return html.replaceAll("\\{@code ([^}]*)}", "$1")
                .replaceAll("\\{@link (?:[\\w.]+\\.)?([^}]*)}", "$1")
                .replaceAll(" +", " ")
                .strip();
    }

    @ParameterizedTest
    @EnumSource
    void rule_always_hasATestThatBearsItsNumber(Rule rule) {
        assertTrue(Stream.of(SchedulerConformance.class, TimerConformance.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .anyMatch(method -> method.isAnnotationPresent(Test.class)
                        && method.getName().matches("(required|optional)_" + rule + "_.*")));
    }

    @ParameterizedTest
    @EnumSource
    void untested_always_saysWhat(Untested untested) {
        assertTrue(untested.name().startsWith(untested.rule().name()));
        assertTrue(untested.what().startsWith("that "), untested.what());
    }
}
