import org.jspecify.annotations.NullMarked;

/**
 * The conformance kit: JUnit tests that a scheduler or a timer has to pass, for its author to extend and run.
 *
 * <p>{@link rar.conformance.SchedulerConformance} and {@link rar.conformance.TimerConformance} need one method each,
 * which makes the provider. What this module deliberately lacks: tests of futures, and measurements of speed; it says
 * whether a provider is right, not whether it is fast. It belongs on the path of tests, and on no other.
 */
@NullMarked
module rar.conformance {
    requires transitive rar.api;
    requires transitive org.junit.jupiter.api;
    requires java.management;
    requires static org.jspecify;

    exports rar.conformance;
}
