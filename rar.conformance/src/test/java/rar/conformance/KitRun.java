package rar.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs one test of the kit, as JUnit does for its users, and looks at how it fails. */
final class KitRun {
    private KitRun() {}

    /** The violation that a test of the kit reports. */
    static RuleViolation violation(Class<?> tests, String method) {
        var summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectMethod(tests, method))
                                .build(),
                        summary);
        assertEquals(1, summary.getSummary().getTestsStartedCount(), method);
        assertEquals(1, summary.getSummary().getFailures().size(), () -> method + " has to fail");
        return assertInstanceOf(
                RuleViolation.class, summary.getSummary().getFailures().get(0).getException());
    }

    /** It is the rule in the method's name that is violated, and the message says so to a stranger. */
    static void assertCaught(Class<?> tests, String method, String subject, String part) {
        RuleViolation violation = violation(tests, method);
        String message = violation.getMessage();
        assertEquals(method.split("_", -1)[1], violation.rule().name(), message);
        assertTrue(message.startsWith("rule " + violation.rule() + " is violated by " + subject), message);
        assertTrue(message.contains("the rule:  " + violation.rule().text()), message);
        String seen = message.lines()
                .filter(line -> line.startsWith("  seen:"))
                .findFirst()
                .orElseThrow();
        assertTrue(seen.contains(part), message);
        assertTrue(message.contains("often:     "), message);
        assertTrue(message.contains("read on:   the documentation of "), message);
    }
}
