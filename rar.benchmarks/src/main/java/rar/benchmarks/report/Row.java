package rar.benchmarks.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One piece of work, done by several.
 *
 * @param scores by peer, in the order of the columns
 */
record Row(String title, Map<String, Score> scores) {
    /** The rows of a group of which there are figures. */
    static List<Row> of(Group group, Results results) {
        List<Row> rows = new ArrayList<>();
        group.titles().forEach((name, title) -> {
            for (int size : results.sizes(name)) {
                rows.add(of(
                        title.replace("#", Numbers.grouped(size)),
                        name,
                        size,
                        results.environment().workers(),
                        results));
            }
        });
        return rows;
    }

    static Row of(String title, String name, int size, int workers, Results results) {
        Map<String, Score> scores = new LinkedHashMap<>();
        for (String peer : Catalogue.PEERS) {
            results.find(name, size, workers, peer).ifPresent(score -> scores.put(peer, score));
        }
        return new Row(title, scores);
    }

    /** Those who did one of these, in the order of the columns. */
    static List<String> peers(Collection<Row> rows) {
        return Catalogue.PEERS.stream()
                .filter(peer -> rows.stream().anyMatch(row -> row.scores().containsKey(peer)))
                .toList();
    }

    Optional<Score> rar() {
        return Optional.ofNullable(scores.get(Catalogue.RAR));
    }

    /** How many times as much as RAR the peer takes: below 1, RAR has lost. Empty if one of them did not take part. */
    Optional<Double> ratio(String peer) {
        Score score = scores.get(peer);
        return score == null
                ? Optional.empty()
                : rar().filter(rar -> rar.value() > 0 && score.value() > 0).map(rar -> score.value() / rar.value());
    }
}
