package rar.benchmarks;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is to be run. */
record Selection(Effort effort, int workers, Pattern include, Pattern peers) {
    /** Whether a benchmark, or a program, was asked for. */
    boolean has(String name) {
        return include.matcher(name).find();
    }

    /** How much of a program is to be done: all when it counts, else less of the least; nothing if not asked for. */
    List<Integer> sizes(Program program) {
        if (!has(program.name())) {
            return List.of();
        }
        List<Integer> all = program.sizes();
        return (effort == Effort.FULL ? all : all.subList(0, 1))
                .stream().map(effort::reduced).toList();
    }

    /** Those that were asked for and that there are on this JDK. */
    List<String> peers(Stream<String> names) {
        return names.filter(name -> peers.matcher(name).matches())
                .filter(Peers::isThere)
                .toList();
    }

    /** A peer that fails, out of memory say, leaves a gap in an hour's work; RAR has no excuse, nor has a first try. */
    boolean mayNotFail(String peer) {
        return peer.startsWith("rar") || effort == Effort.SMOKE;
    }
}
