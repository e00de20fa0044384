package rar.benchmarks.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What all rows together say. */
final class Summary {
    private final List<Row> rows;

    Summary(List<Row> rows) {
        this.rows = rows;
    }

    /** For each peer, the geometric mean of how many times RAR's its figures are. */
    Table means() {
        Table table = new Table(List.of("peer", "geometric mean", "RAR needs less in", "RAR needs more in"));
        for (String peer : Row.peers(rows)) {
            List<Double> ratios = ratios(peer);
            if (!peer.equals(Catalogue.RAR) && !ratios.isEmpty()) {
                long lost = ratios.stream().filter(ratio -> ratio < 1).count();
                table.add(List.of(
                        peer,
                        Numbers.ratio(geometricMean(ratios)),
                        String.valueOf(ratios.size() - lost),
                        String.valueOf(lost)));
            }
        }
        return table;
    }

    /** Row by row, and their geometric means, for the peers that took part in most of them. */
    Table ratios() {
        List<String> peers = Row.peers(rows).stream()
                .filter(peer -> !peer.equals(Catalogue.RAR))
                .filter(peer -> 2 * ratios(peer).size() > rows.size())
                .toList();
        List<String> heads = new ArrayList<>(List.of("", Catalogue.RAR));
        heads.addAll(peers);
        Table table = new Table(heads);
        for (Row row : rows) {
            List<String> cells = new ArrayList<>(List.of(row.title()));
            cells.add(row.rar()
                    .map(score -> Numbers.of(score) + " " + score.shortUnit())
                    .orElse("–"));
            peers.forEach(
                    peer -> cells.add(row.ratio(peer).map(Numbers::emphasised).orElse("–")));
            table.add(cells);
        }
        List<String> means = new ArrayList<>(List.of("geometric mean", ""));
        peers.forEach(peer -> means.add(Numbers.emphasised(geometricMean(ratios(peer)))));
        table.add(means);
        return table;
    }

    private List<Double> ratios(String peer) {
        return rows.stream()
                .map(row -> row.ratio(peer))
                .flatMap(Optional::stream)
                .toList();
    }

    static double geometricMean(List<Double> ratios) {
        return Math.exp(ratios.stream().collect(Collectors.averagingDouble(Math::log)));
    }

    /** Each figure that is less than RAR's, the worst defeat first; empty if there is none. */
    Optional<Table> defeats() {
        record Defeat(Row row, String peer, double ratio) {}
        List<Defeat> defeats = new ArrayList<>();
        for (Row row : rows) {
            for (String peer : row.scores().keySet()) {
                row.ratio(peer)
                        .filter(ratio -> ratio < 1)
                        .ifPresent(ratio -> defeats.add(new Defeat(row, peer, ratio)));
            }
        }
        if (defeats.isEmpty()) {
            return Optional.empty();
        }
        defeats.sort(Comparator.comparingDouble(Defeat::ratio));
        Table table = Table.ofWords("what", "RAR", "peer", "its figure", "times RAR's", "beyond the error bars");
        for (Defeat defeat : defeats) {
            Score rar = defeat.row().rar().orElseThrow();
            Score other = defeat.row().scores().get(defeat.peer());
            table.add(List.of(
                    defeat.row().title(),
                    Numbers.of(rar) + " " + rar.unit(),
                    defeat.peer(),
                    Numbers.of(other) + " " + other.unit(),
                    Numbers.ratio(defeat.ratio()),
                    other.isBeyond(rar).map(beyond -> beyond ? "yes" : "no").orElse("–")));
        }
        return Optional.of(table);
    }
}
