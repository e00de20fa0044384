package rar.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;
import rar.benchmarks.report.Catalogue;

class CatalogueTest {
    @Test
    void run_benchmarksOfTheModule_leavesNoneOut() {
        Set<String> there = BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
                .stream()
                .map(benchmark -> benchmark.getUsername().substring("rar.benchmarks.".length()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(there, new TreeSet<>(JmhRun.names()));
    }

    @Test
    void titles_benchmarksAndPrograms_namesAreThose() {
        Set<String> titled = Catalogue.names().stream()
                .map(name -> name.replaceAll("\\.(p50|p99|max|resident|live|cpu)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> there = new TreeSet<>(JmhRun.names());
        there.addAll(ProgramRun.names());

        assertEquals(there, titled);
    }
}
