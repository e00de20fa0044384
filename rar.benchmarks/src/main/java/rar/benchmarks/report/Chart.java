package rar.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** A picture of all ratios: a line for each piece of work, a dot for each peer, RAR at 1, and a logarithmic scale. */
final class Chart {
    private static final int WIDTH = 920;
    private static final int LEFT = 400;
    private static final int RIGHT = 30;
    private static final int TOP = 76;
    private static final int LINE = 22;
    private static final int LEGEND = 130; // a peer's share of the legend's width
    private static final double[] TICKS = {0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100};
    private static final List<String> COLOURS = List.of(
            "#e5534b", "#f0883e", "#8957e5", "#2f81f7", "#2da44e", "#bf8700", "#db61a2", "#a0612b", "#768390",
            "#39c5cf", "#986ee2");
    // Readable on white and on black; only words and lines follow the reader's choice.
    private static final String STYLE = """
            <style>
              text { font: 12px system-ui, sans-serif; fill: #24292f }
              line { stroke: #d0d7de }
              .rar { stroke: #e5534b; stroke-width: 2 }
              @media (prefers-color-scheme: dark) { text { fill: #d0d7de } line { stroke: #444c56 } }
            </style>
            """;

    private final List<Row> rows;
    private final StringBuilder svg = new StringBuilder();

    private Chart(List<Row> rows) {
        this.rows = rows.stream().filter(row -> row.rar().isPresent()).toList();
    }

    static String of(List<Row> rows) {
        return new Chart(rows).draw();
    }

    private String draw() {
        int height = TOP + rows.size() * LINE + 12;
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH, height);
        add("<title>How many times as much as RAR each peer takes</title>");
        svg.append(STYLE);
        drawLegend();
        for (double tick : TICKS) {
            drawTick(tick, height);
        }
        for (int i = 0; i < rows.size(); i++) {
            drawRow(rows.get(i), TOP + i * LINE + LINE / 2);
        }
        add("</svg>");
        return svg.toString();
    }

    private void drawLegend() {
        int x = 10;
        int y = 16;
        for (String peer : Row.peers(rows)) {
            if (x + LEGEND > WIDTH) {
                x = 10;
                y += 20;
            }
            drawDot(x + 5, y, peer, peer);
            drawText(x + 14, y + 4, "start", peer);
            x += LEGEND;
        }
    }

    private void drawTick(double tick, int height) {
        String kind = tick == 1 ? " class=\"rar\"" : "";
        add("<line x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\"%4$s/>", x(tick), TOP, height - 10, kind);
        drawText(x(tick), TOP - 8, "middle", Numbers.shortened(tick).replaceAll("\\.?0+$", "") + "×");
    }

    private void drawRow(Row row, int y) {
        drawText(LEFT - 14, y + 4, "end", row.title());
        add("<line x1=\"%d\" x2=\"%d\" y1=\"%3$d\" y2=\"%3$d\"/>", LEFT, WIDTH - RIGHT, y);
        for (String peer : row.scores().keySet()) {
            row.ratio(peer)
                    .ifPresent(ratio ->
                            drawDot(x(ratio), y, peer, row.title() + ", " + peer + ": " + Numbers.ratio(ratio)));
        }
    }

    private void drawDot(double x, int y, String peer, String tip) {
        String colour = COLOURS.get(Catalogue.PEERS.indexOf(peer));
        add("<circle cx=\"%.1f\" cy=\"%d\" r=\"5\" fill=\"%s\"><title>%s</title></circle>", x, y, colour, escaped(tip));
    }

    private void drawText(double x, int y, String anchor, String text) {
        add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>", x, y, anchor, escaped(text));
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    /** What is off the scale is put at its end. */
    static double x(double ratio) {
        double least = Math.log(TICKS[0]);
        double most = Math.log(TICKS[TICKS.length - 1]);
        double part = (Math.log(ratio) - least) / (most - least);
        return LEFT + Math.min(Math.max(part, 0), 1) * (WIDTH - RIGHT - LEFT);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
