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

    /** Those that were asked for and that there are on this JDK. */
    List<String> peers(Stream<String> names) {
        return names.filter(name -> peers.matcher(name).matches())
                .filter(Peers::isThere)
                .toList();
    }
}
