package rar.timer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor.Provides;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import rar.api.spi.Timer;
import rar.api.spi.TimerConfig;
import rar.api.spi.TimerProvider;

class HashedWheelTimerProviderTest {
    private final HashedWheelTimerProvider provider = new HashedWheelTimerProvider();

    @Test
    void provider_moduleAndClassPath_declareTheSame() throws IOException {
        List<String> module = provider.getClass().getModule().getDescriptor().provides().stream()
                .filter(provides -> provides.service().equals(TimerProvider.class.getName()))
                .map(Provides::providers)
                .findAny()
                .orElseThrow();

        assertEquals(List.of(HashedWheelTimerProvider.class.getName()), module);
        assertEquals(module, declaredForTheClassPath());
    }

    private List<String> declaredForTheClassPath() throws IOException {
        String file = "/META-INF/services/" + TimerProvider.class.getName();
        try (InputStream stream = provider.getClass().getResourceAsStream(file)) {
            assertNotNull(stream, file);
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @Test
    void name_always_isThatOfTheDocumentation() {
        assertEquals("hashed-wheel", provider.name());
    }

    @Test
    void newTimer_twice_makesTimersThatShareNothing() {
        TimerConfig config = new TimerConfig("shared");
        Timer first = provider.newTimer(config);
        try (Timer second = provider.newTimer(config)) {
            assertEquals("rar-shared-timer", Entries.threadOf(first).getName());
            first.close();

            assertEquals("rar-shared-timer", Entries.threadOf(second).getName());
        }
    }
}
