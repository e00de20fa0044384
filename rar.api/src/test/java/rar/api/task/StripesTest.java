package rar.api.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rar.api.Future;
import rar.api.Waker;

/** Which thread has which stripe, and when alarms go off. */
class StripesTest {
    private static final AmbientSlot FIRST = new AmbientSlot(0);
    private static final AmbientSlot SECOND = new AmbientSlot(1);

    private final Scope scope = new Scope(new PlainHost(), Waker.noop()); // of four stripes
    private final Stripes stripes = new Stripes(scope);

    @Test
    void of_twoWorkers_areTwoStripes() {
        assertSame(stripes.of(FIRST), stripes.of(new AmbientSlot(0)));
        assertNotSame(stripes.of(FIRST), stripes.of(SECOND));
        assertSame(stripes.of(SECOND), stripes.of(new AmbientSlot(5)), "there are four stripes");
    }

    @Test
    void of_threadsThatAreNoWorkers_shareTheUpperHalf() throws InterruptedException {
        Set<Stripe> seen = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            Thread thread = new Thread(() -> seen.add(stripes.of(new AmbientSlot())));
            thread.start();
            thread.join();
        }
        assertEquals(2, seen.size());
        assertFalse(seen.contains(stripes.of(FIRST)) || seen.contains(stripes.of(SECOND)));
    }

    @Test
    void setAlarms_withFiveTasksInTwoStripes_goOffAtThreeInOne() {
        Stripe first = stripes.of(FIRST);
        Stripe second = stripes.of(SECOND);
        for (int i = 0; i < 5; i++) {
            assertTrue(first.enter(new TaskCell<>(Future.ready(1), null)));
        }
        assertTrue(first.isAlarmed() && second.isAlarmed(), "as nobody has looked");
        assertFalse(stripes.setAlarms());
        for (int i = 0; i < 2; i++) {
            first.countOut();
            second.countOut();
            assertFalse(first.isAlarmed() || second.isAlarmed());
        }
        assertEquals(1, stripes.live());
        second.countOut();
        assertTrue(second.isAlarmed());
        assertFalse(first.isAlarmed());
        assertTrue(stripes.setAlarms());
    }

    /** As each link of a chain does. */
    @Test
    void setAlarms_forATaskThatSpawnsOneAndEnds_doNotGoOff() {
        Stripe stripe = stripes.of(FIRST);
        stripe.enter(new TaskCell<>(Future.ready(1), null));
        assertFalse(stripes.setAlarms());
        stripe.enter(new TaskCell<>(Future.ready(1), null));
        stripe.countOut();
        assertFalse(stripe.isAlarmed());
        stripe.countOut();
        assertTrue(stripe.isAlarmed());
    }
}
