package rar.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Has jcstress run its tests against the classes as they are, which must pass, and against versions of them that are
 * broken on purpose, which must be caught.
 */
class JcstressTest {
    private static final Run RUN = new Run(
            Path.of(System.getProperty("rar.jcstress.folder", "target/jcstress"))
                    .toAbsolutePath(),
            System.getProperty("rar.jcstress.mode", "short"));
    private static final Pattern CHOSEN = Pattern.compile(System.getProperty("rar.jcstress.tests", "."));

    /** How much time, in turn, a short run gives to variants that it has not caught. */
    private static final int[] PATIENCE = {1, 10, 40};

    @TestFactory
    Stream<DynamicTest> tests_realAndWeakened_passAndAreCaught() throws Exception {
        TestIndex index = new TestIndex();
        List<Verdict> verdicts = verdicts(index);
        for (Verdict verdict : verdicts) {
            if (verdict.variant() != null) {
                ClassCopy.write(verdict.variant(), RUN.classes());
            }
        }
        run(index, verdicts, PATIENCE[0]);
        for (int i = 1; i < PATIENCE.length && RUN.isShort(); i++) {
            List<Verdict> uncaught =
                    verdicts.stream().filter(Verdict::hasSeenTooLittle).toList();
            if (!uncaught.isEmpty()) {
                run(index, uncaught, PATIENCE[i]);
            }
        }
        return verdicts.stream()
                .map(verdict -> DynamicTest.dynamicTest(
                        verdict.title(), () -> assertTrue(verdict.isAsExpected(), verdict::toString)));
    }

    @Test
    void tests_each_haveAWeakenedVariant() throws Exception {
        Set<String> weakened = Variants.ALL.stream()
                .filter(variant -> !variant.holds())
                .map(Variant::originalName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(new TestIndex().tests()), weakened);
    }

    @Test
    void variants_names_areDistinct() {
        List<String> names = Variants.ALL.stream().map(Variant::name).toList();
        assertEquals(names.size(), names.stream().distinct().count(), () -> "twice in " + names);
    }

    private static void run(TestIndex index, List<Verdict> verdicts, int patience) throws Exception {
        index.write(RUN.classes(), verdicts);
        var results = RUN.results(patience);
        verdicts.forEach(verdict -> verdict.add(results));
    }

    /** One for each chosen test on the real classes, and for each variant. */
    private static List<Verdict> verdicts(TestIndex index) {
        List<Verdict> verdicts = new ArrayList<>();
        // Where there is a variant that holds, the test would hang, or see nothing, on classes as they are.
        Set<String> instrumented = Variants.ALL.stream()
                .filter(Variant::holds)
                .map(Variant::originalName)
                .collect(Collectors.toSet());
        index.tests().stream()
                .filter(test -> !instrumented.contains(test))
                .forEach(test -> verdicts.add(new Verdict(test)));
        Variants.ALL.stream()
                .filter(variant -> variant.quick() || !RUN.isShort())
                .forEach(variant -> verdicts.add(new Verdict(variant)));
        verdicts.removeIf(verdict -> !CHOSEN.matcher(verdict.test()).find());
        return verdicts;
    }
}
