package rar.executor.stealing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import rar.api.spi.Task;

/** The place for one task, of its owner and a thief. */
class NextSlotTest {
    private final NextSlot slot = new NextSlot.Shielded();
    private final Task one = new CountedTask(1);
    private final Task another = new CountedTask(2);

    @Test
    void offer_whileThereIsOne_isRefused() {
        assertTrue(slot.isEmpty());
        assertTrue(slot.offer(one));
        assertFalse(slot.offer(another));
        assertFalse(slot.isEmpty());
        assertSame(one, slot.take());
        assertNull(slot.take());
        assertTrue(slot.isEmpty());
    }

    @Test
    void exchange_always_givesOutWhatWasThere() {
        assertNull(slot.exchange(one));
        assertSame(one, slot.exchange(another));
        assertSame(another, slot.take());
    }

    @Test
    void continueRow_afterThree_isFalseUntilTheRowEnds() {
        assertTrue(slot.continueRow());
        slot.endRow();
        for (int i = 0; i < 3; i++) {
            assertTrue(slot.continueRow());
        }
        assertFalse(slot.continueRow());
        assertFalse(slot.continueRow());
        slot.endRow();
        assertTrue(slot.continueRow());
    }

    @Test
    void thief_besideABusyOwner_eachTaskIsTakenOnce() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        FutureTask<Void> thief = new FutureTask<>(
                () -> {
                    while (!done.get()) {
                        runIfAny(slot.take());
                    }
                },
                null);
        new Thread(thief).start();
        List<CountedTask> tasks = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            CountedTask task = new CountedTask(i);
            tasks.add(task);
            if (!slot.offer(task)) {
                runIfAny(slot.exchange(task));
            }
            if (i % 3 == 0) {
                runIfAny(slot.take());
            }
        }
        done.set(true);
        thief.get(20, TimeUnit.SECONDS);
        runIfAny(slot.take());
        for (CountedTask task : tasks) {
            assertEquals(1, task.runs().get(), task::name);
        }
    }

    private static void runIfAny(Task task) {
        if (task != null) {
            task.run();
        }
    }
}
