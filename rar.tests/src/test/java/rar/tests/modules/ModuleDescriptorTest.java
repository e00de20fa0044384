package rar.tests.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rar.tests.jvm.Reactor;

/** The compiled descriptors: what each module shows, needs and provides. */
class ModuleDescriptorTest {
    @ParameterizedTest
    @MethodSource("modules")
    void descriptor_everyModule_isNamedAsItsFolderAndRootPackage(String module) {
        ModuleDescriptor descriptor = descriptor(module);
        assertEquals(module, descriptor.name());
        assertEquals(
                List.of(),
                descriptor.packages().stream()
                        .filter(name -> !(name + ".").startsWith(module + "."))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void descriptor_implementation_exportsAndOpensNothing(String module) {
        assertEquals(List.of(), ModuleRules.secluded(descriptor(module)));
    }

    @Test
    void descriptor_api_exportsApiAndSpiOnlyAndItsInsidesToDirectStyle() {
        assertEquals(
                List.of("rar.api exports rar.api.task", "rar.api exports rar.api.task to rar.async only"),
                ModuleRules.exportsExactly(descriptor("rar.api"), Set.of("rar.api", "rar.api.spi")));
    }

    @Test
    void descriptor_async_exportsItsPackageOnly() {
        assertEquals(List.of(), ModuleRules.exportsExactly(descriptor("rar.async"), Set.of("rar.async")));
    }

    @Test
    void descriptor_api_requiresJavaBaseOnly() {
        assertEquals(List.of(), ModuleRules.requiresAtRunTime(descriptor("rar.api"), Set.of("java.base")));
    }

    @Test
    void descriptor_async_requiresApiOnly() {
        assertEquals(List.of(), ModuleRules.requiresAtRunTime(descriptor("rar.async"), Set.of("java.base", "rar.api")));
    }

    @Test
    void descriptor_sync_exportsItsPackageAndPassesTheApiOn() {
        assertEquals(List.of(), ModuleRules.exportsExactly(descriptor("rar.sync"), Set.of("rar.sync")));
        assertEquals(
                List.of(),
                ModuleRules.requiresAtRunTime(
                        descriptor("rar.sync"), Set.of("java.base", "rar.api", "transitive rar.api")));
    }

    @Test
    void descriptor_conformance_exportsItsPackageAndPassesOnWhatItsUsersExtend() {
        ModuleDescriptor conformance = descriptor("rar.conformance");
        assertEquals(List.of(), ModuleRules.exportsExactly(conformance, Set.of("rar.conformance")));
        assertEquals(
                List.of(),
                ModuleRules.requiresAtRunTime(
                        conformance,
                        Set.of(
                                "java.base",
                                "java.management",
                                "org.junit.jupiter.api",
                                "transitive org.junit.jupiter.api",
                                "rar.api",
                                "transitive rar.api")));
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void descriptor_implementation_requiresApiOnly(String module) {
        assertEquals(List.of(), ModuleRules.requiresAtRunTime(descriptor(module), Set.of("java.base", "rar.api")));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void descriptor_everyModuleButExamples_requiresNoProvider(String module) {
        if (!module.equals("rar.examples")) {
            assertEquals(List.of(), ModuleRules.requiresNoProvider(descriptor(module)));
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void services_everyModule_equalOnBothPaths(String module) throws IOException {
        assertEquals(List.of(), ModuleRules.providesTheSame(descriptor(module), serviceFiles(Reactor.classes(module))));
    }

    // ---- canaries

    @Test
    void rules_goodModule_findNothing() {
        ModuleDescriptor good = acme().requires("rar.api")
                .requires(Set.of(ModuleDescriptor.Requires.Modifier.STATIC), "org.jspecify")
                .packages(Set.of("acme"))
                .provides("s.S", List.of("acme.A"))
                .build();
        assertEquals(List.of(), ModuleRules.secluded(good));
        assertEquals(List.of(), ModuleRules.exportsExactly(good, Set.of()));
        assertEquals(List.of(), ModuleRules.requiresNoProvider(good));
        assertEquals(List.of(), ModuleRules.requiresAtRunTime(good, Set.of("java.base", "rar.api")));
        assertEquals(List.of(), ModuleRules.providesTheSame(good, Map.of("s.S", List.of("acme.A"))));
    }

    @Test
    void secluded_exportsOrOpens_isAFault() {
        assertEquals(
                List.of("acme exports acme.a", "acme opens acme.b"),
                ModuleRules.secluded(acme().exports("acme.a").opens("acme.b").build()));
        assertEquals(
                List.of("acme is open"),
                ModuleRules.secluded(ModuleDescriptor.newOpenModule("acme").build()));
    }

    @Test
    void exportsExactly_moreLessQualifiedOrOpened_isAFault() {
        ModuleDescriptor module = acme().exports("acme.a")
                .exports("acme.more")
                .exports("acme.some", Set.of("friend"))
                .opens("acme.a")
                .build();
        assertEquals(
                List.of(
                        "acme exports acme.more",
                        "acme exports acme.some to friend only",
                        "acme opens acme.a",
                        "not true: acme exports acme.missing"),
                ModuleRules.exportsExactly(module, Set.of("acme.a", "acme.some", "acme.missing")));
    }

    @Test
    void requiresNoProvider_executorOrTimer_isAFault() {
        ModuleDescriptor module =
                acme().requires("rar.executor.fifo").requires("rar.timer").build();
        assertEquals(
                List.of("acme requires rar.executor.fifo", "acme requires rar.timer"),
                ModuleRules.requiresNoProvider(module));
    }

    @Test
    void requiresAtRunTime_moreLessStaticOrTransitive_isAFault() {
        ModuleDescriptor module = acme().requires("java.logging")
                .requires(Set.of(ModuleDescriptor.Requires.Modifier.STATIC), "java.desktop")
                .requires(Set.of(ModuleDescriptor.Requires.Modifier.TRANSITIVE), "rar.api")
                .build();
        assertEquals(
                List.of(
                        "acme requires java.logging",
                        "acme requires static java.desktop",
                        "acme requires transitive rar.api",
                        "not true: acme requires java.xml"),
                ModuleRules.requiresAtRunTime(module, Set.of("java.base", "java.xml", "rar.api")));
    }

    @Test
    void providesTheSame_anyDifference_isAFault() {
        ModuleDescriptor module = acme().packages(Set.of("acme"))
                .provides("s.Missing", List.of("acme.A"))
                .provides("s.Other", List.of("acme.A", "acme.B"))
                .build();
        assertEquals(
                List.of(
                        "acme provides s.Missing with [acme.A], but META-INF/services has null",
                        "acme provides s.More with null, but META-INF/services has [acme.C]",
                        "acme provides s.Other with [acme.A, acme.B], but META-INF/services has [acme.B, acme.A]"),
                ModuleRules.providesTheSame(
                        module, Map.of("s.Other", List.of("acme.B", "acme.A"), "s.More", List.of("acme.C"))));
    }

    private static ModuleDescriptor.Builder acme() {
        return ModuleDescriptor.newModule("acme");
    }

    static Stream<String> modules() {
        return Reactor.modules().stream();
    }

    static Stream<String> implementations() {
        return modules().filter(module -> module.startsWith("rar.executor.") || module.equals("rar.timer"));
    }

    private static ModuleDescriptor descriptor(String module) {
        return ModuleFinder.of(Reactor.classes(module))
                .find(module)
                .orElseThrow()
                .descriptor();
    }

    private static Map<String, List<String>> serviceFiles(Path classes) throws IOException {
        Map<String, List<String>> services = new HashMap<>();
        for (Path file : Reactor.files(classes.resolve("META-INF/services"), "")) {
            services.put(
                    file.getFileName().toString(),
                    Files.readAllLines(file).stream()
                            .map(line -> line.replaceFirst("#.*", "").strip())
                            .filter(line -> !line.isEmpty())
                            .toList());
        }
        return services;
    }
}
