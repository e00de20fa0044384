package rar.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void pause_againAndAgain_isTwiceAsLongUpToALimit() {
        int[] pauses =
                IntStream.iterate(Backoff.FIRST, Backoff::pause).limit(50).toArray();

        assertEquals(2 * Backoff.FIRST, pauses[1]);
        assertEquals(4 * Backoff.FIRST, pauses[2]);
        assertEquals(8 * Backoff.FIRST, IntStream.of(pauses).max().orElseThrow());
    }
}
