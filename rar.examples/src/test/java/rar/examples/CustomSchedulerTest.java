package rar.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import rar.api.Builder;
import rar.api.spi.SchedulerProvider;

class CustomSchedulerTest {
    @Test
    void main_theSeedDecidesTheOrder() {
        assertEquals(new Program(0, """
                        monday: [4, 2, 0, 6, 9, 5, 1, 8, 3, 7]
                        tuesday: [1, 8, 9, 3, 7, 0, 6, 4, 2, 5]
                        monday: [4, 2, 0, 6, 9, 5, 1, 8, 3, 7]
                        """, ""), Program.run(CustomScheduler.class));
    }

    @Test
    void provider_besideTheBuiltInOnes_isNotTheDefault() {
        try (var scheduler = new Builder().build()) {
            assertEquals("work-stealing", scheduler.provider());
        }
        assertEquals(
                List.of("random-order", "aging-priority", "earliest-deadline", "thread-pool"),
                Builder.schedulers().stream()
                        .map(SchedulerProvider::name)
                        .skip(2) // the built-in ones
                        .toList());
    }
}
