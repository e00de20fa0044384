package rar.tests.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rar.tests.jvm.Reactor;

/** The guide to writing a scheduler, taken apart: its files, its command lines, and the failure that it shows. */
final class Guide {
    private static final Pattern FILE = Pattern.compile("<!-- file: (\\S+) -->\n```\\w+\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern COMMAND =
            Pattern.compile("^```console\n\\$ ([^\n]*)\n(.*?)```\n", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern VIOLATION =
            Pattern.compile("test `(\\w+)` fails with\n\n<!-- violation -->\n```text\n(.*?)```\n", Pattern.DOTALL);

    private final String text;

    private Guide(String text) {
        this.text = text;
    }

    /** The guide as it is in this build. */
    static Guide read() {
        try {
            return new Guide(Files.readString(Reactor.root().resolve("docs/writing-a-scheduler.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of each file by its name. */
    Map<String, String> files() {
        Map<String, String> found = new HashMap<>();
        FILE.matcher(text).results().forEach(file -> found.put(file.group(1), file.group(2)));
        return found;
    }

    /** What is typed, in order. */
    List<Command> commands() {
        return COMMAND.matcher(text)
                .results()
                .map(command -> new Command(command.group(1), command.group(2)))
                .toList();
    }

    /** The test that fails if the scheduler is broken as the guide says (group 1), and its message (group 2). */
    MatchResult violation() {
        Matcher violation = VIOLATION.matcher(text);
        if (!violation.find()) {
            throw new AssertionError("the guide shows no violation");
        }
        return violation.toMatchResult();
    }

    /**
     * A command line.
     *
     * @param output what it prints, empty if the guide does not say
     */
    record Command(String line, String output) {}
}
