package rar.api.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rar.api.Context;
import rar.api.MissedTick;
import rar.api.Waker;

/** Futures of time without a scheduler; their behaviour on one is tested with the timers. */
class TickerTest {
    @Test
    void tick_contextWithoutScheduler_saysWhatToDo() {
        var tick = new Ticker(1_000, MissedTick.SKIP).tick();
        var thrown = assertThrows(IllegalStateException.class, () -> tick.poll(Context.of(Waker.noop())));
        assertTrue(thrown.getMessage().contains("run it with Scheduler.blockOn"), thrown.getMessage());
    }

    @Test
    void sleep_cancelledBeforeItsFirstPoll_isFinished() {
        Sleep sleep = new Sleep(1);
        sleep.cancel();
        var thrown = assertThrows(IllegalStateException.class, () -> sleep.poll(Context.of(Waker.noop())));
        assertEquals("a sleep was polled after it had finished: make a new one", thrown.getMessage());
    }
}
