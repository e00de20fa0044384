package rar.api.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import rar.api.spi.Timer;

/** When a timer is made, and when it is closed. */
class LazyTimerTest {
    private final Timer timer = mock(Timer.class);
    private final TimerSource source = mock(TimerSource.class);
    private final LazyTimer lazy = new LazyTimer(source, "test");

    LazyTimerTest() {
        when(source.newTimer()).thenReturn(timer);
    }

    @Test
    void get_severalTimes_makesOne() {
        assertSame(timer, lazy.get());
        assertSame(timer, lazy.get());
        verify(source, times(1)).newTimer();
    }

    @Test
    void close_neverUsed_makesNone() {
        lazy.close();
        verify(source, never()).newTimer();
    }

    @Test
    void close_used_closesTheTimer() {
        lazy.get();
        lazy.close();
        verify(timer).close();
    }

    @Test
    void get_afterClose_isRejected() {
        lazy.close();
        var thrown = assertThrows(RejectedExecutionException.class, lazy::get);
        assertEquals("scheduler \"test\" is closed", thrown.getMessage());
        verify(source, never()).newTimer();
    }

    @Test
    void get_sourceFailsAtFirst_asksAgain() {
        when(source.newTimer())
                .thenThrow(new IllegalStateException("no threads"))
                .thenReturn(timer);
        assertThrows(IllegalStateException.class, lazy::get);
        assertSame(timer, lazy.get());
    }
}
