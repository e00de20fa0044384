package rar.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static rar.benchmarks.report.Samples.SPAWN;
import static rar.benchmarks.report.Samples.YIELD;
import static rar.benchmarks.report.Samples.results;
import static rar.benchmarks.report.Samples.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Results WON_AND_LOST = results(
            score(YIELD, "kotlin", 2, 80, 4),
            score(YIELD, "rar", 2, 40, 2),
            score(SPAWN, "rar", 2, 200, 10),
            score(SPAWN, "forkjoin", 2, 100, 5),
            score(SPAWN, "kotlin", 2, 194, 10));

    @Test
    void text_peerNeedsMore_hasRarFirstAndTheRatio() {
        String text = Report.text(WON_AND_LOST);

        assertTrue(text.contains("|  | rar | kotlin |\n"), text);
        assertTrue(text.contains("yield 1,000 times (yield_many), ns | 40.0 ± 2.00 | 80.0 ± 4.00 (2.00×) |\n"), text);
    }

    @Test
    void text_peerNeedsLess_isBoldAndAmongTheDefeatsWorstFirst() {
        String text = Report.text(WON_AND_LOST);

        assertTrue(text.contains("| 200 ± 10.0 | 194 ± 10.0 (**0.97×**) | 100 ± 5.00 (**0.50×**) |"), text);
        int forkJoin =
                text.indexOf("| 10,000 from a task | 200 ± 10.0 ns/op | forkjoin | 100 ± 5.00 ns/op | 0.50× | yes |");
        int kotlin = text.indexOf("| 10,000 from a task | 200 ± 10.0 ns/op | kotlin | 194 ± 10.0 ns/op | 0.97× | no |");
        assertTrue(0 < forkJoin && forkJoin < kotlin, text);
    }

    @Test
    void text_nothingLost_saysSo() {
        String text = Report.text(results(score(YIELD, "rar", 2, 40, 2), score(YIELD, "netty", 2, 50, 2)));

        assertTrue(text.contains("Nowhere in this run."), text);
    }

    @Test
    void text_severalRatios_haveTheirGeometricMeanAndAreCounted() {
        String text = Report.text(WON_AND_LOST);

        assertTrue(text.contains("| kotlin | 1.39× | 1 | 1 |"), text);
        assertEquals(2, Summary.geometricMean(List.of(0.5, 8.0)), 1e-9);
    }

    @Test
    void text_headlines_haveRarsFigureAndRatiosOfThosePeersThatTookPartInMost() {
        String text = Report.text(WON_AND_LOST);

        String headlines = text.substring(text.indexOf("## In short"), text.indexOf("## All together"));
        assertTrue(headlines.contains("|  | rar | kotlin |\n"), headlines);
        assertTrue(headlines.contains("| 10,000 from a task | 200 ± 10.0 ns | **0.97×** |\n"), headlines);
        assertTrue(headlines.contains("| geometric mean |  | 1.39× |\n"), headlines);
    }

    @Test
    void text_headlineOfSeveralSizes_isThatOfTheLargest() {
        String memory = "Memory.resident";
        String text = Report.text(results(
                new Score(memory, "rar", 2, 1_000, 5, Double.NaN, Double.NaN, "MB"),
                new Score(memory, "rar", 2, 2_000, 8, Double.NaN, Double.NaN, "MB"),
                new Score(memory, "kotlin", 2, 2_000, 12, Double.NaN, Double.NaN, "MB")));

        String headlines = text.substring(text.indexOf("## In short"), text.indexOf("## All together"));
        assertTrue(headlines.contains("| resident with 2,000 asleep | 8.00 MB | 1.50× |\n"), headlines);
        assertFalse(headlines.contains("1,000"), headlines);
    }

    @Test
    void text_bytesKnown_areInATableOfTheirOwn() {
        assertTrue(Report.text(WON_AND_LOST).contains("| 200 tasks yield 1,000 times (yield_many) | 24.0 | 24.0 |\n"));
    }

    @Test
    void text_bytesOfAPeerUnknown_haveNoColumnForIt() {
        Score tokio = new Score(YIELD, "tokio", 2, 0, 30, 1, Double.NaN, "ns/op");

        String text = Report.text(results(score(YIELD, "rar", 2, 40, 2), tokio));

        assertTrue(text.contains("|  | rar | tokio |\n"), text);
        assertTrue(text.contains("| B allocated | rar |\n"), text);
    }

    @Test
    void text_severalThreadCounts_areUnderScalingAlone() {
        String text = Report.text(results(
                score(SPAWN, "rar", 1, 300, 1), score(SPAWN, "rar", 2, 200, 1), score(SPAWN, "netty", 1, 600, 1)));

        String scaling = text.substring(text.indexOf("## Scaling"));
        assertTrue(scaling.contains("| 1 thread, ns | 300 ± 1.00 | 600 ± 1.00 (2.00×) |\n"), scaling);
        assertTrue(scaling.contains("| 2 threads, ns | 200 ± 1.00 | – |\n"), scaling);
        assertFalse(text.substring(0, text.indexOf("## Scaling")).contains("600"), text);
    }

    @Test
    void text_rarDidNotTakePart_hasFiguresWithoutRatios() {
        assertTrue(Report.text(results(score(YIELD, "kotlin", 2, 80, 4))).contains("| 80.0 ± 4.00 |\n"));
    }

    @Test
    void text_endsOfLines_haveNoSpaceAndBlocksOneLineBetween() {
        String text = Report.text(WON_AND_LOST);

        assertFalse(text.contains(" \n"), text);
        assertFalse(text.contains("\n\n\n"), text);
        assertTrue(text.endsWith("|\n"), text);
    }

    @Test
    void write_directory_hasTextAndPicture(@TempDir Path directory) throws IOException {
        Report.write(WON_AND_LOST, directory);

        assertEquals(Report.text(WON_AND_LOST), Files.readString(directory.resolve("benchmarks.md")));
        assertTrue(Files.exists(directory.resolve("benchmarks.svg")));
    }
}
