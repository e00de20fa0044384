package rar.tests.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rar.tests.jvm.Reactor;

/** Every {@code module-info} says what the module is, what it lacks, and what each service is to it. */
class ModuleCommentTest {
    private static final String COMMENT = """
            /**
             * A module that serves as an example here.
             *
             * <p>What it deliberately lacks: sense.
             *
             * @provides acme.Clock the clock that is always slow
             * @uses acme.Bell the bell that strikes the hour
             */
            module acme {
                provides acme.Clock with acme.SlowClock;
                uses acme.Bell;
            }
            """;
    private static final ModuleDescriptor MODULE = ModuleDescriptor.newModule("acme")
            .provides("acme.Clock", List.of("acme.SlowClock"))
            .uses("acme.Bell")
            .build();

    @ParameterizedTest
    @MethodSource
    void comment_everyModule_isCompleteAndTrue(String module) throws IOException {
        String text = Files.readString(Reactor.sources(module).resolve("module-info.java"));
        assertEquals(List.of(), ModuleComment.in(text).faults(descriptor(module)));
    }

    static Stream<String> comment_everyModule_isCompleteAndTrue() {
        return Reactor.modules().stream();
    }

    @Test
    void modules_ofThisBuild_areFound() {
        Set<String> expected = Set.of(
                "rar.api",
                "rar.async",
                "rar.executor.fifo",
                "rar.executor.stealing",
                "rar.timer",
                "rar.sync",
                "rar.examples");
        assertEquals(
                expected,
                Set.copyOf(Reactor.modules().stream().filter(expected::contains).toList()));
    }

    // ---- canaries

    @Test
    void faults_goodComment_none() {
        assertEquals(List.of(), faultsOf(COMMENT));
    }

    @Test
    void faults_noComment_all() {
        assertEquals(
                List.of(
                        "does not say what the module is",
                        "does not say what the module deliberately lacks",
                        "@provides acme.Clock is there 0 times",
                        "@uses acme.Bell is there 0 times"),
                faultsOf(COMMENT.substring(COMMENT.indexOf("module acme"))));
    }

    @Test
    void faults_tagsOnly_asksForAText() {
        assertEquals(
                List.of("does not say what the module is", "does not say what the module deliberately lacks"),
                faultsOf("/**\n" + COMMENT.substring(COMMENT.indexOf(" * @provides"))));
    }

    @Test
    void faults_nothingOnWhatItLacks_asksForIt() {
        assertEquals(
                List.of("does not say what the module deliberately lacks"),
                faultsOf(COMMENT.replace("What it deliberately lacks: sense.", "It is green.")));
    }

    @Test
    void faults_tagMissing_namesIt() {
        assertEquals(
                List.of("@uses acme.Bell is there 0 times"),
                faultsOf(COMMENT.replace(" * @uses acme.Bell the bell that strikes the hour\n", "")));
    }

    @Test
    void faults_tagTwice_namesIt() {
        assertEquals(
                List.of("@uses acme.Bell is there 2 times"),
                faultsOf(COMMENT.replace(" */", " * @uses acme.Bell the bell once more, again\n */")));
    }

    @Test
    void faults_tagWithoutDirective_namesIt() {
        assertEquals(
                List.of("@provides acme.Calendar has no directive", "@uses acme.Moon has no directive"),
                faultsOf(COMMENT.replace(
                        " */",
                        " * @provides acme.Calendar one that is early\n * @uses acme.Moon to shine a little\n */")));
    }

    @Test
    void faults_tagWithoutSentence_namesIt() {
        assertEquals(
                List.of("@provides acme.Clock says nothing"),
                faultsOf(COMMENT.replace("the clock that is always slow", "")));
    }

    private static List<String> faultsOf(String text) {
        return ModuleComment.in(text).faults(MODULE);
    }

    private static ModuleDescriptor descriptor(String module) {
        return ModuleFinder.of(Reactor.classes(module))
                .find(module)
                .orElseThrow()
                .descriptor();
    }
}
