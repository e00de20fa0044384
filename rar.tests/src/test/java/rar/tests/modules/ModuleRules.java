package rar.tests.modules;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What DESIGN asks of the modules, each rule a function from a descriptor to what is wrong with it. */
final class ModuleRules {
    private ModuleRules() {}

    /** It shows the world nothing: no exports, no opens. */
    static List<String> secluded(ModuleDescriptor module) {
        List<String> faults = new ArrayList<>();
        if (module.isOpen()) {
            faults.add(module.name() + " is open");
        }
        module.exports().forEach(exports -> faults.add(module.name() + " exports " + exports.source()));
        module.opens().forEach(opens -> faults.add(module.name() + " opens " + opens.source()));
        return faults;
    }

    /** It exports these packages to all, and opens none. */
    static List<String> exportsExactly(ModuleDescriptor module, Set<String> packages) {
        Set<String> expected = new TreeSet<>();
        packages.forEach(name -> expected.add(module.name() + " exports " + name));
        Set<String> actual = new TreeSet<>(secluded(module));
        module.exports().stream()
                .filter(ModuleDescriptor.Exports::isQualified)
                .forEach(exports -> actual.add(module.name() + " exports " + exports.source() + " to "
                        + String.join(" ", new TreeSet<>(exports.targets())) + " only"));
        return difference(expected, actual);
    }

    /** It knows no scheduler or timer by name: those are found as services. */
    static List<String> requiresNoProvider(ModuleDescriptor module) {
        return module.requires().stream()
                .map(Requires::name)
                .filter(name -> name.startsWith("rar.executor.") || name.equals("rar.timer"))
                .map(name -> module.name() + " requires " + name)
                .sorted()
                .toList();
    }

    /** At run time it requires nothing but these; and it passes nothing on to others. */
    static List<String> requiresAtRunTime(ModuleDescriptor module, Set<String> names) {
        Set<String> expected = new TreeSet<>();
        names.forEach(name -> expected.add(module.name() + " requires " + name));
        Set<String> actual = new TreeSet<>();
        for (Requires requires : module.requires()) {
            Set<Requires.Modifier> modifiers = requires.modifiers();
            if (!modifiers.contains(Requires.Modifier.STATIC)) {
                actual.add(module.name() + " requires " + requires.name());
            } else if (!requires.name().equals("org.jspecify")) {
                actual.add(module.name() + " requires static " + requires.name());
            }
            if (modifiers.contains(Requires.Modifier.TRANSITIVE)) {
                actual.add(module.name() + " requires transitive " + requires.name());
            }
        }
        return difference(expected, actual);
    }

    /**
     * What it provides on the module path and on the class path is the same, in the same order.
     *
     * @param files the classes named in each file of {@code META-INF/services}
     */
    static List<String> providesTheSame(ModuleDescriptor module, Map<String, List<String>> files) {
        Map<String, List<String>> provides = new HashMap<>();
        module.provides().forEach(provided -> provides.put(provided.service(), provided.providers()));
        Set<String> services = new TreeSet<>(provides.keySet());
        services.addAll(files.keySet());
        return services.stream()
                .filter(service -> !provides.getOrDefault(service, List.of()).equals(files.get(service)))
                .map(service -> module.name() + " provides " + service + " with " + provides.get(service)
                        + ", but META-INF/services has " + files.get(service))
                .toList();
    }

    private static List<String> difference(Set<String> expected, Set<String> actual) {
        List<String> faults = new ArrayList<>();
        actual.stream().filter(fact -> !expected.contains(fact)).forEach(faults::add);
        expected.stream().filter(fact -> !actual.contains(fact)).forEach(fact -> faults.add("not true: " + fact));
        return faults;
    }
}
