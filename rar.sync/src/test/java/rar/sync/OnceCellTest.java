package rar.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import rar.api.Future;

class OnceCellTest {
    private final OnceCell<String> cell = new OnceCell<>();
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void getOrInit_first_makesTheValueOnce() {
        assertEquals(Optional.empty(), cell.get());
        assertEquals("1", Probe.now(make()));
        assertEquals("1", Probe.now(make()));
        assertEquals(Optional.of("1"), cell.get());
        assertFalse(cell.set("other"));
    }

    @Test
    void getOrInit_whileItIsMade_othersWaitForTheValue() {
        OneShot<String> shot = new OneShot<>();
        Probe<String> maker = Probe.waiting(cell.getOrInit(shot::receive));
        List<Probe<String>> others = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            others.add(Probe.waiting(make()));
        }
        assertFalse(cell.set("other"), "one is being made");
        shot.send("value");
        assertEquals("value", maker.woken());
        others.forEach(other -> assertEquals("value", other.woken()));
        assertEquals(0, made.get());
    }

    @Test
    void getOrInit_makerFails_theNextOneTries() {
        OneShot<String> shot = new OneShot<>();
        Probe<String> maker = Probe.waiting(cell.getOrInit(shot::receive));
        Probe<String> second = Probe.waiting(make());
        Probe<String> third = Probe.waiting(make());
        shot.fail(new IllegalStateException("no"));
        maker.wokenTo(IllegalStateException.class);
        third.assertNotWoken();
        assertEquals("1", second.woken());
        assertEquals("1", third.woken());
        assertEquals(1, made.get());
    }

    @Test
    void getOrInit_allFail_leaveItEmptyForTheNext() {
        OneShot<String> shot = new OneShot<>();
        Probe<String> maker = Probe.waiting(cell.getOrInit(shot::receive));
        Probe<String> second = Probe.waiting(cell.getOrInit(() -> {
            throw new IllegalStateException("no future");
        }));
        Probe<String> third = Probe.waiting(cell.getOrInit(() -> Future.ready(null)));
        shot.close();
        maker.wokenTo(ClosedException.class);
        second.wokenTo(IllegalStateException.class);
        assertEquals(
                "the future of a OnceCell's initialiser yielded null",
                third.wokenTo(NullPointerException.class).getMessage());
        assertEquals(
                "the initialiser of a OnceCell returned null",
                assertThrows(NullPointerException.class, Probe.of(cell.getOrInit(() -> null))::poll)
                        .getMessage());
        assertTrue(cell.set("set"));
        assertEquals("set", Probe.now(make()));
    }

    @Test
    void cancel_maker_cancelsTheInitialiserAndTheNextOneTries() {
        AtomicInteger cancelled = new AtomicInteger();
        Probe<String> maker =
                Probe.waiting(cell.getOrInit(() -> Future.<String>pending().doFinally(cancelled::incrementAndGet)));
        Probe<String> second = Probe.waiting(make());
        maker.cancel();
        assertEquals(1, cancelled.get());
        assertEquals("1", second.woken());
    }

    @Test
    void cancel_chosenAndNotPolledSince_theNextOneTries() {
        Probe<String> maker = Probe.waiting(cell.getOrInit(Future::pending));
        Probe<String> second = Probe.waiting(make());
        Probe<String> third = Probe.waiting(make());
        maker.cancel();
        second.cancel();
        assertEquals("1", third.woken());
    }

    @Test
    void cancel_wokenByTheValue_changesNothing() {
        OneShot<String> shot = new OneShot<>();
        Probe<String> maker = Probe.waiting(cell.getOrInit(shot::receive));
        Probe<String> second = Probe.waiting(make());
        shot.send("value");
        maker.woken();
        second.cancel();
        assertEquals("value", Probe.now(make()));
    }

    private Future<String> make() {
        return cell.getOrInit(() -> Future.call(() -> String.valueOf(made.incrementAndGet())));
    }
}
