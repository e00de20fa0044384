package rar.jcstress;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The file in which jcstress looks for tests: a line for each, of tokens that are their length, a letter for their type
 * and their text.
 */
final class TestIndex {
    private static final String FILE = "META-INF/TestList";

    private final List<String> lines;

    /** The index that was generated when the tests were compiled. */
    TestIndex() throws IOException {
        try (InputStream in = TestIndex.class.getResourceAsStream('/' + FILE)) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            lines = all.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    /** The names of all tests. */
    List<String> tests() {
        return lines.stream().map(TestIndex::name).toList();
    }

    /** Writes an index of what is to be run. */
    void write(Path folder, Collection<Verdict> verdicts) throws IOException {
        Path file = folder.resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.write(file, verdicts.stream().map(this::line).toList());
    }

    private String line(Verdict verdict) {
        return verdict.variant() == null ? line(verdict.test()) : line(verdict.variant());
    }

    private String line(String test) {
        return lines.stream()
                .filter(line -> name(line).equals(test))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is no test: " + test));
    }

    private String line(Variant variant) {
        String prefix = variant.folder().replace('/', '.');
        StringBuilder moved = new StringBuilder("JCTEST");
        for (String text : tokens(line(variant.originalName()))) {
            String token = text.substring(1);
            String changed = text.charAt(0) == 'S' && token.startsWith("rar.") ? prefix + token : token;
            moved.append(changed.length()).append(text.charAt(0)).append(changed);
        }
        return moved.toString();
    }

    private static String name(String line) {
        return tokens(line).get(0).substring(1);
    }

    /** Each with its type in front. */
    private static List<String> tokens(String line) {
        List<String> tokens = new ArrayList<>();
        int at = "JCTEST".length();
        while (at < line.length()) {
            int digits = at;
            while (Character.isDigit(line.charAt(digits))) {
                digits++;
            }
            int end = digits + 1 + Integer.parseInt(line.substring(at, digits));
            tokens.add(line.substring(digits, end));
            at = end;
        }
        return tokens;
    }
}
