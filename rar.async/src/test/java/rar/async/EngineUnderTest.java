package rar.async;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Tests that run on the engine that the system property names: the build runs them on each in turn. They are left out
 * where the JDK has no such engine; {@link EnginesTest} knows where it must have one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf("rar.async.EngineUnderTest$Condition#isThere")
@interface EngineUnderTest {
    /** Whether the tests can run. */
    final class Condition {
        private Condition() {}

        static boolean isThere() {
            try {
                Async.engine();
                return true;
            } catch (IllegalStateException e) {
                return false;
            }
        }
    }
}
