package rar.api.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BindingsTest {
    @Test
    void with_replacesAnEarlierOne_andKeepsTheOthers() {
        Bindings one = Bindings.with("a", 1, Bindings.with("b", 2, null));
        Bindings two = Bindings.with("b", 3, one);
        assertEquals(1, Bindings.find(two, "a"));
        assertEquals(3, Bindings.find(two, "b"));
        assertEquals(2, Bindings.find(one, "b"));
        assertNull(Bindings.find(two, "c"));
    }

    @Test
    void with_aMillionTimesTheSame_doesNotGrow() {
        Bindings bindings = null;
        for (int i = 0; i < 1_000_000; i++) {
            bindings = Bindings.with(i % 2 == 0 ? "a" : "b", i, bindings);
        }
        Bindings last = bindings;
        assertTimeout(Duration.ofSeconds(30), () -> {
            for (int i = 0; i < 1_000_000; i++) {
                assertNull(Bindings.find(last, "c"));
            }
        });
        assertEquals(999_999, Bindings.find(last, "b"));
    }
}
