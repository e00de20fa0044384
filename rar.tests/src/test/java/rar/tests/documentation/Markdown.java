package rar.tests.documentation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the Java snippets of a text in Markdown. */
final class Markdown {
    private static final String COMMENT = "<!--";
    private static final String COMMENT_END = "-->";
    private static final String OUTPUT = "output:";

    private final List<String> lines;
    private final List<Snippet> snippets = new ArrayList<>();
    private @Nullable List<String> output;
    private int next;

    private Markdown(String text) {
        this.lines = text.lines().toList();
    }

    /**
     * All fenced blocks of the language {@code java}, each with the output that a comment right before it foretells.
     */
    static List<Snippet> snippets(String text) {
        Markdown markdown = new Markdown(text);
        while (markdown.next < markdown.lines.size()) {
            markdown.step();
        }
        return markdown.snippets;
    }

    private void step() {
        String line = lines.get(next++);
        String content = line.strip();
        if (content.startsWith("```")) {
            fence(line.indexOf('`'), content.substring(3));
        } else if (content.startsWith(COMMENT)) {
            comment(content);
        } else if (!content.isEmpty()) {
            output = null;
        }
    }

    private void fence(int indent, String language) {
        int start = next;
        while (!lines.get(next).strip().equals("```")) {
            next++;
        }
        if (language.strip().equals("java")) {
            List<String> code = lines.subList(start, next).stream()
                    .map(line -> line.substring(Math.min(indent, line.length())))
                    .toList();
            snippets.add(new Snippet(start + 1, String.join("\n", code) + "\n", output));
        }
        output = null;
        next++;
    }

    private void comment(String first) {
        StringBuilder comment = new StringBuilder(first);
        while (!comment.toString().endsWith(COMMENT_END)) {
            comment.append('\n').append(lines.get(next++).strip());
        }
        String content = comment.substring(COMMENT.length(), comment.length() - COMMENT_END.length())
                .strip();
        output = content.startsWith(OUTPUT)
                ? content.substring(OUTPUT.length()).strip().lines().toList()
                : null;
    }
}
