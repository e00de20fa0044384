package rar.tck;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.IConfigurationListener;
import org.testng.ITestListener;
import org.testng.ITestResult;
import org.testng.TestNG;
import org.testng.xml.XmlClass;
import org.testng.xml.XmlInclude;
import org.testng.xml.XmlSuite;
import org.testng.xml.XmlTest;

/** Runs a class of the kit, which is made for TestNG, and tells what came of each rule. */
final class Verification implements ITestListener, IConfigurationListener {
    private final List<ITestResult> results = Collections.synchronizedList(new ArrayList<>());

    private Verification() {}

    /** How long the kit waits: generous with what must come, for a machine that is busy; brief with what must not. */
    static TestEnvironment environment() {
        return new TestEnvironment(2_000, 100, 20);
    }

    /**
     * Runs the rules of a class.
     *
     * @param rules the names of those to run; all if there are none
     */
    static List<ITestResult> run(Class<?> kit, String... rules) {
        XmlSuite suite = new XmlSuite();
        suite.setName(kit.getSimpleName());
        XmlClass selected = new XmlClass(kit);
        for (String rule : rules) {
            selected.getIncludedMethods().add(new XmlInclude(rule));
        }
        new XmlTest(suite).setXmlClasses(List.of(selected));
        Verification verification = new Verification();
        TestNG runner = new TestNG(false);
        runner.setVerbose(0);
        runner.setXmlSuites(List.of(suite));
        runner.addListener(verification);
        runner.run();
        return List.copyOf(verification.results);
    }

    @Override
    public void onTestSuccess(ITestResult result) {
        results.add(result);
    }

    @Override
    public void onTestFailure(ITestResult result) {
        results.add(result);
    }

    @Override
    public void onTestSkipped(ITestResult result) {
        results.add(result);
    }

    @Override
    public void onConfigurationFailure(ITestResult result) {
        results.add(result);
    }
}
