package rar.tests.documentation;

import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs a test class, or one {@code Class#method}, as a program. */
public final class KitMain {
    private KitMain() {}

    /** Exits with 1 if a test fails, or if fewer tests than the second argument says were run. */
    public static void main(String[] args) {
        var listener = new SummaryGeneratingListener();
        DiscoverySelector selector = args[0].contains("#")
                ? DiscoverySelectors.selectMethod(args[0])
                : DiscoverySelectors.selectClass(args[0]);
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selector)
                                .build(),
                        listener);
        TestExecutionSummary summary = listener.getSummary();
        summary.getFailures()
                .forEach(failure ->
                        System.out.println(failure.getTestIdentifier().getDisplayName() + " failed: "
                                + failure.getException().getMessage()));
        System.out.println(summary.getTestsSucceededCount() + " tests passed");
        boolean enough = summary.getTestsStartedCount() >= Integer.parseInt(args[1]);
        System.exit(enough && summary.getFailures().isEmpty() ? 0 : 1);
    }
}
