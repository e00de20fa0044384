package rar.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The choice of the engine. What flags do to it is tested in JVMs of their own, elsewhere. */
class EnginesTest {
    private static final boolean NEW_ENOUGH = Runtime.version().feature() >= 21;
    private static final String ASKED_FOR = System.getProperty(Engines.PROPERTY, "");

    @Test
    void engine_askedFor_isTakenWhereTheJdkHasIt() {
        if (NEW_ENOUGH || ASKED_FOR.equals("platform")) {
            assertEquals(ASKED_FOR, Async.engine().toString());
        } else {
            var thrown = assertThrows(IllegalStateException.class, Async::engine);
            assertTrue(thrown.getMessage().contains("\"" + ASKED_FOR + "\""), thrown::getMessage);
            assertTrue(thrown.getMessage().contains("need JDK 21 or newer"), thrown::getMessage);
            assertThrows(IllegalStateException.class, () -> Async.async(() -> 1));
            assertThrows(IllegalStateException.class, Async::engine, "not the first time only");
        }
    }

    @Test
    void choose_nothing_takesTheBest() {
        Engine best = Engines.choose(null);
        assertTrue(best != Engine.PLATFORM || !NEW_ENOUGH, best::toString);
    }

    @Test
    void choose_platform_isAlwaysThere() {
        assertSame(Engine.PLATFORM, Engines.choose("platform"));
    }

    @Test
    void choose_unknown_listsAll() {
        assertEquals(
                "the system property rar.async.engine names no engine: \"fast\";"
                        + " there are [continuation, virtual, platform]",
                assertThrows(IllegalStateException.class, () -> Engines.choose("fast"))
                        .getMessage());
    }

    @Test
    void choose_continuationWithoutFlag_namesTheFlag() {
        String module = Async.class.getModule().isNamed() ? "rar.async" : "ALL-UNNAMED";
        assumeTrue(NEW_ENOUGH && !ASKED_FOR.equals("continuation"));
        String message = assertThrows(IllegalStateException.class, () -> Engines.choose("continuation"))
                .getMessage();
        assertTrue(message.contains("--add-exports java.base/jdk.internal.vm=" + module), message);
    }

    @ParameterizedTest
    @EnumSource
    void toString_everyEngine_isItsPropertyValue(Engine engine) {
        assertEquals(engine.name(), engine.toString().toUpperCase(java.util.Locale.ROOT));
    }
}
