package rar.jcstress;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.runners.TestList;

/** What has come of one test on the real classes, or of one variant, in all the ways in which it was run. */
final class Verdict {
    private final String test; // the name in results
    private final Variant variant; // null for the real classes
    private final TestInfo info;
    private final Map<String, Long> counts = new TreeMap<>();
    private long observations;
    private long forbidden;
    private String error = "";

    /** For a test on the real classes. */
    Verdict(String test) {
        this.test = test;
        this.variant = null;
        this.info = TestList.getInfo(test);
    }

    Verdict(Variant variant) {
        this.test = variant.testName();
        this.variant = variant;
        this.info = TestList.getInfo(variant.originalName());
    }

    String test() {
        return test;
    }

    Variant variant() {
        return variant;
    }

    String title() {
        return test + (holds() ? " passes" : " is caught");
    }

    /** Adds what belongs to this test. */
    void add(Collection<TestResult> results) {
        results.stream().filter(result -> result.getName().equals(test)).forEach(this::add);
    }

    boolean isAsExpected() {
        return error.isEmpty() && observations > 0 && (forbidden == 0) == holds();
    }

    /** To be caught, and not caught so far. */
    boolean hasSeenTooLittle() {
        return error.isEmpty() && forbidden == 0 && !holds();
    }

    private boolean holds() {
        return variant == null || variant.holds();
    }

    private void add(TestResult result) {
        if (result.status() != Status.NORMAL) {
            error = result.status() + " " + result.getMessages() + result.getVmErr();
        }
        for (String state : result.getStateKeys()) {
            long count = result.getCount(state);
            Expect expect = expect(state);
            counts.merge(state + " " + expect, count, Long::sum);
            observations += count;
            forbidden += expect == Expect.FORBIDDEN ? count : 0;
        }
    }

    private Expect expect(String state) {
        return info.cases().stream()
                .filter(outcome -> outcome.matches(state))
                .findFirst()
                .orElse(info.unmatched())
                .expect();
    }

    /** What was seen, how often. */
    @Override
    public String toString() {
        return test + " saw " + (error.isEmpty() ? counts : error);
    }
}
