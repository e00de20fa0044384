package rar.jcstress;

import java.util.List;

/**
 * A version of the classes under test, and the test that runs against it. The classes are the real ones, with a few
 * changes to their class files, in packages of their own: so one run of jcstress has the real ones and all variants.
 *
 * @param name told in results; part of a package's name
 * @param test the test
 * @param edits what is changed
 * @param holds whether the test must pass, as what is changed breaks nothing; else it must find what it forbids
 * @param quick whether a short run finds it each time
 */
record Variant(String name, Class<?> test, List<Edit> edits, boolean holds, boolean quick) {
    private static final String PREFIX = "weakened.";

    /** Must be caught. */
    static Variant weakened(String name, Class<?> test, Edit... edits) {
        return new Variant(name, test, List.of(edits), false, true);
    }

    /** Must pass: the changes merely let the test see what it has to. */
    static Variant instrumented(String name, Class<?> test, Edit... edits) {
        return new Variant(name, test, List.of(edits), true, true);
    }

    /** As this, but for long runs only. */
    Variant rare() {
        return new Variant(name, test, edits, holds, false);
    }

    /** The package in front of all others, with slashes and one at the end. */
    String folder() {
        return (PREFIX + name).replace('.', '/') + '/';
    }

    /** The name of the test. */
    String originalName() {
        return test.getCanonicalName();
    }

    /** The test's name in results. */
    String testName() {
        return PREFIX + name + '.' + originalName();
    }
}
