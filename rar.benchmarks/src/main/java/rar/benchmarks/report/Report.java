package rar.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The whole report. */
public final class Report {
    /** The name of the file to read. */
    public static final String TEXT = "benchmarks.md";

    static final String PICTURE = "benchmarks.svg";

    private final Results all;
    private final Results usual;
    private final List<Row> rows = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private Report(Results results) {
        all = results;
        usual = results.usual();
        Catalogue.GROUPS.forEach(group -> rows.addAll(Row.of(group, usual)));
    }

    /** Writes {@code benchmarks.md} and {@code benchmarks.svg}. */
    public static void write(Results results, Path directory) throws IOException {
        Report report = new Report(results);
        Files.writeString(directory.resolve(TEXT), report.text());
        Files.writeString(directory.resolve(PICTURE), Chart.of(report.rows));
    }

    static String text(Results results) {
        return new Report(results).text();
    }

    private String text() {
        addHead();
        addSummary();
        Catalogue.GROUPS.forEach(this::addGroup);
        addScaling();
        return text.toString();
    }

    private void addHead() {
        Environment environment = all.environment();
        add("# Benchmarks");
        add("""
                Written by `mvn -q -Pbenchmarks -pl rar.benchmarks -am verify`, which measures all of it. Less is better
                everywhere. Figures are the median and half of its 99 % interval, as far as there were enough measurements;
                in brackets, how many times RAR's they are, in bold where RAR needs more. `rar` is RAR with the
                work-stealing scheduler. Each peer is written as one who knows it well would write it, and runs in JVMs of
                its own. Those that JMH starts have a heap of 1 GB that was touched before, so that no figure has the
                clearing of new memory in it. Only `tokio` runs in no JVM: it is a Rust program, compiled beforehand, for
                comparison across languages. Where `cargo` or the crate is missing it has no column.""");
        Table table = Table.ofWords("where and when", "");
        table.add(List.of("processor", environment.processor() + ", " + environment.processors() + " seen by the JVM"));
        table.add(List.of("to read the time (System.nanoTime)", environment.clock()));
        table.add(List.of("threads of each peer", String.valueOf(environment.workers())));
        table.add(List.of("system", environment.system()));
        table.add(List.of("JVM", environment.jdk()));
        environment.versions().forEach((name, version) -> table.add(List.of(name, version)));
        table.add(List.of("date", environment.date()));
        table.add(List.of("commit", environment.commit()));
        table.add(List.of("mode", environment.mode()));
        table.add(List.of("time of the processors that the host gave to others", environment.stolen()));
        table.add(List.of("a line of memory to another processor and back", environment.roundTrip()));
        if (!environment.again().isEmpty()) {
            table.add(List.of("measured again", String.join(", ", environment.again())));
        }
        add(table.toString());
        add("![How many times as much as RAR each peer takes](" + PICTURE + ")");
    }

    private void addSummary() {
        List<Row> headlines = headlines();
        if (!headlines.isEmpty()) {
            add("## In short");
            add("RAR's figure, and how many times that each peer's is. The tables below say what is measured.");
            add(new Summary(headlines).ratios().toString());
        }
        Summary summary = new Summary(rows);
        add("## All together");
        add("Right of 1, RAR needs less.");
        add(summary.means().toString());
        add("## Where RAR does not lead");
        add(summary.defeats().map(Table::toString).orElse("Nowhere in this run."));
    }

    /** As far as RAR took part. */
    private List<Row> headlines() {
        List<Row> headlines = new ArrayList<>();
        for (String name : Catalogue.HEADLINES) {
            List<Integer> sizes = usual.sizes(name);
            if (!sizes.isEmpty()) {
                int largest = sizes.get(sizes.size() - 1);
                headlines.add(Row.of(
                        Catalogue.titles().get(name).replace("#", Numbers.grouped(largest)),
                        name,
                        largest,
                        all.environment().workers(),
                        usual));
            }
        }
        headlines.removeIf(row -> row.rar().isEmpty());
        return headlines;
    }

    private void addGroup(Group group) {
        List<Row> some = Row.of(group, usual);
        if (some.isEmpty()) {
            return;
        }
        add("## " + group.title());
        add(group.intro());
        add(Table.ofScores("", some).toString());
        List<Row> counted = some.stream().filter(Report::hasBytes).toList();
        if (!counted.isEmpty()) {
            add(Table.ofBytes(counted).toString());
        }
    }

    private static boolean hasBytes(Row row) {
        return row.scores().values().stream().anyMatch(score -> !Double.isNaN(score.bytes()));
    }

    private void addScaling() {
        List<Integer> workers =
                all.scores().stream().map(Score::workers).distinct().sorted().toList();
        if (workers.size() < 2) {
            return;
        }
        add("## Scaling");
        add("With so many threads on " + all.environment().processors() + " processors.");
        for (String name : Catalogue.SCALED) {
            List<Row> some = new ArrayList<>();
            for (int threads : workers) {
                some.add(Row.of(threads + (threads == 1 ? " thread" : " threads"), name, 0, threads, all));
            }
            some.removeIf(row -> row.scores().isEmpty());
            if (!some.isEmpty()) {
                add(Table.ofScores(Catalogue.titles().get(name), some).toString());
            }
        }
    }

    private void add(String block) {
        text.append(text.isEmpty() ? "" : "\n").append(block.stripTrailing()).append('\n');
    }
}
