package rar.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What stands in one table.
 *
 * @param intro what the figures are of
 * @param titles by name, in order
 */
record Group(String title, String intro, Map<String, String> titles) {
    Group(String title, String intro) {
        this(title, intro, Map.of());
    }

    Group with(String name, String rowTitle) {
        Map<String, String> more = new LinkedHashMap<>(titles);
        more.put(name, rowTitle);
        return new Group(title, intro, more);
    }
}
