package rar.benchmarks;

import java.util.List;
import rar.benchmarks.report.Figure;

/** What JMH is not made for: it does all of its work once, in a JVM of its own. */
interface Program {
    /** The peers that can do it. */
    List<String> peers();

    /** How much of it to do; each number in a run of its own. */
    List<Integer> sizes();

    /** How often to run it for figures to show, each time in a JVM of its own. */
    default int runs() {
        return 1;
    }

    /** What its JVM is told at its start for the sake of a peer. */
    default List<String> flags(String peer) {
        return List.of();
    }

    /** Does it. */
    List<Figure> run(String peer, int workers, int size) throws Exception;

    /** As the report knows it. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** A figure of this program. */
    default Figure figure(String metric, String peer, int workers, int size, double value, String unit) {
        return new Figure(name() + "." + metric, peer, workers, size, value, unit);
    }
}
