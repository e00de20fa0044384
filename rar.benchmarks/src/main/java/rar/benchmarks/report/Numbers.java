package rar.benchmarks.report;

import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
    private Numbers() {}

    /** Three digits, or all that stand before the point. */
    static String shortened(double number) {
        String format = Math.abs(number) < 9.995 ? "%.2f" : Math.abs(number) < 99.95 ? "%.1f" : "%,.0f";
        return String.format(Locale.ROOT, format, number);
    }

    static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String ratio(double ratio) {
        return shortened(ratio) + "×";
    }

    /** In bold where it says that RAR has lost. */
    static String emphasised(double ratio) {
        return ratio < 1 ? "**" + ratio(ratio) + "**" : ratio(ratio);
    }

    /** The value with its error, if that is known. */
    static String of(Score score) {
        String value = shortened(score.value());
        return Double.isNaN(score.error()) ? value : value + " ± " + shortened(score.error());
    }
}
