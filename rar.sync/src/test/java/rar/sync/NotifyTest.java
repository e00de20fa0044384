package rar.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotifyTest {
    private final Notify notify = new Notify();

    @Test
    void notifyOne_nobodyWaits_isKeptForOne() {
        notify.notifyOne();
        notify.notifyOne();
        Probe.now(notify.notified());
        Probe.waiting(notify.notified()).assertNotWoken();
    }

    @Test
    void notifyOne_several_wakesInOrder() {
        Probe<Void> first = Probe.waiting(notify.notified());
        Probe<Void> second = Probe.waiting(notify.notified());
        notify.notifyOne();
        second.assertNotWoken();
        first.woken();
        notify.notifyOne();
        second.woken();
        Probe.waiting(notify.notified());
    }

    @Test
    void notifyOne_madeAndNotPolled_isKept() {
        Probe<Void> made = Probe.of(notify.notified());
        Probe<Void> waits = Probe.waiting(notify.notified());
        notify.notifyOne();
        waits.woken();
        made.assertPending();
    }

    @Test
    void notifyWaiters_nobodyWaits_isNotKept() {
        notify.notifyWaiters();
        Probe.waiting(notify.notified()).assertNotWoken();
    }

    @Test
    void notifyWaiters_madeAndNotPolled_isNotified() {
        Probe<Void> made = Probe.of(notify.notified());
        notify.notifyWaiters();
        made.value();
        Probe.waiting(notify.notified());
    }

    @Test
    void notifyWaiters_madeAndNotPolled_leavesWhatIsKept() {
        Probe<Void> made = Probe.of(notify.notified());
        notify.notifyOne();
        notify.notifyWaiters();
        made.value();
        Probe.now(notify.notified());
    }

    @Test
    void notifyWaiters_thousands_wakesAll() {
        List<Probe<Void>> probes = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            probes.add(Probe.waiting(notify.notified()));
        }
        notify.notifyWaiters();
        probes.forEach(Probe::woken);
        assertEquals(0, notify.waiting());
    }

    @Test
    void cancel_chosenByOne_passesItOnInOrder() {
        Probe<Void> first = Probe.waiting(notify.notified());
        Probe<Void> second = Probe.waiting(notify.notified());
        Probe<Void> third = Probe.waiting(notify.notified());
        notify.notifyOne();
        first.cancel();
        third.assertNotWoken();
        second.cancel();
        third.cancel();
        Probe.now(notify.notified()); // kept in the end
    }

    @Test
    void cancel_notifiedWithAll_passesNothingOn() {
        Probe<Void> first = Probe.waiting(notify.notified());
        notify.notifyWaiters();
        Probe<Void> late = Probe.waiting(notify.notified());
        first.cancel();
        late.assertNotWoken();
    }

    @Test
    void cancel_chosenByOneAndThenNotifiedWithAll_passesItOn() {
        Probe<Void> first = Probe.waiting(notify.notified());
        notify.notifyOne();
        notify.notifyWaiters();
        Probe<Void> late = Probe.waiting(notify.notified());
        first.cancel();
        late.woken();
    }
}
