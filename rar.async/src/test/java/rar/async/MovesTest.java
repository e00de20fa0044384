package rar.async;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MovesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                Moves.OPTIONS,
                "-Xmx1g -XX:DisableIntrinsic=_hashCode,_currentThread -Da=b",
                "-Xint",
                " -XX:TieredStopAtLevel=1 "
            })
    void areSafe_noCachingOfTheThread_true(String options) {
        assertTrue(Moves.areSafe(options));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-XX:DisableIntrinsic=_currentThreadX",
                "-XX:TieredStopAtLevel=4",
                "--add-exports java.base/jdk.internal.vm=rar.async"
            })
    void areSafe_otherOptions_false(String options) {
        assertFalse(Moves.areSafe(options));
    }
}
