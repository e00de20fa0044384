package rar.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table in Markdown. */
final class Table {
    private final StringBuilder text = new StringBuilder();

    /** The first column is words, the others are numbers. */
    Table(List<String> heads) {
        this(heads, "---:");
    }

    private Table(List<String> heads, String rest) {
        add(heads);
        List<String> rule = new ArrayList<>(Collections.nCopies(heads.size(), rest));
        rule.set(0, "---");
        add(rule);
    }

    /** All columns are words. */
    static Table ofWords(String... heads) {
        return new Table(List.of(heads), "---");
    }

    void add(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** The figures, and how many times RAR's they are; in bold where they are less. */
    static Table ofScores(String first, List<Row> rows) {
        List<String> peers = Row.peers(rows);
        Table table = new Table(heads(first, peers));
        for (Row row : rows) {
            List<String> cells = new ArrayList<>(List.of(row.title() + unit(row)));
            peers.forEach(peer -> cells.add(cell(row, peer)));
            table.add(cells);
        }
        return table;
    }

    /** The bytes allocated for each operation, by those of whom that is known. */
    static Table ofBytes(List<Row> rows) {
        List<String> peers = Row.peers(rows).stream()
                .filter(peer ->
                        rows.stream().anyMatch(row -> hasBytes(row.scores().get(peer))))
                .toList();
        Table table = new Table(heads("B allocated", peers));
        for (Row row : rows) {
            List<String> cells = new ArrayList<>(List.of(row.title()));
            peers.forEach(peer -> cells.add(bytes(row.scores().get(peer))));
            table.add(cells);
        }
        return table;
    }

    private static List<String> heads(String first, List<String> peers) {
        List<String> heads = new ArrayList<>(List.of(first));
        heads.addAll(peers);
        return heads;
    }

    private static String unit(Row row) {
        return ", " + row.scores().values().iterator().next().shortUnit();
    }

    private static String cell(Row row, String peer) {
        Score score = row.scores().get(peer);
        if (score == null) {
            return "–";
        }
        String value = Numbers.of(score);
        if (peer.equals(Catalogue.RAR)) {
            return value;
        }
        return row.ratio(peer)
                .map(ratio -> value + " (" + Numbers.emphasised(ratio) + ")")
                .orElse(value);
    }

    private static String bytes(Score score) {
        return hasBytes(score) ? Numbers.shortened(score.bytes()) : "–";
    }

    private static boolean hasBytes(Score score) {
        return score != null && !Double.isNaN(score.bytes());
    }
}
