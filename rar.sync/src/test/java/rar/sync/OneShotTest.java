package rar.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Waker;

class OneShotTest {
    private final OneShot<String> shot = new OneShot<>();

    @Test
    void receive_sentBefore_isReadyAtOnce() {
        assertEquals(Optional.empty(), shot.tryReceive());
        assertTrue(shot.send("value"));
        assertEquals("value", Probe.now(shot.receive()));
    }

    @Test
    void receive_sentLater_isWoken() {
        Probe<String> probe = Probe.waiting(shot.receive());
        assertTrue(shot.send("value"));
        assertEquals("value", probe.woken());
    }

    @Test
    void tryReceive_sent_takesIt() {
        shot.send("value");
        assertEquals(Optional.of("value"), shot.tryReceive());
        assertFails(
                IllegalStateException.class,
                "cannot receive: what was sent has been received already",
                shot::tryReceive);
    }

    @Test
    void receive_cancelledAfterSend_leavesTheValue() {
        Probe<String> probe = Probe.waiting(shot.receive());
        shot.send("value");
        probe.cancel();
        assertEquals("value", Probe.now(shot.receive()));
    }

    @Test
    void receive_twoAtATime_isAnErrorForTheSecond() {
        Probe<String> first = Probe.waiting(shot.receive());
        assertFails(
                IllegalStateException.class,
                "cannot receive: a OneShot has one receiver, and another one waits",
                Probe.of(shot.receive())::poll);
        shot.send("value");
        assertEquals("value", first.woken());
        assertFails(
                IllegalStateException.class,
                "cannot receive: what was sent has been received already",
                Probe.of(shot.receive())::poll);
    }

    @Test
    void receive_oneAfterTheOther_isNoError() {
        Probe.waiting(shot.receive()).cancel();
        Probe<String> second = Probe.waiting(shot.receive());
        shot.send("value");
        assertEquals("value", second.woken());
    }

    @Test
    void send_twice_isAnErrorAndKeepsTheFirst() {
        shot.send("first");
        String message = "cannot send: a OneShot takes one value or failure, and has had it";
        assertFails(IllegalStateException.class, message, () -> shot.send("second"));
        assertFails(IllegalStateException.class, message, () -> shot.fail(new IOException("second")));
        assertEquals("first", Probe.now(shot.receive()));
        assertFails(IllegalStateException.class, message, () -> shot.send("second"));
    }

    @Test
    void send_null_isAnError() {
        assertFails(NullPointerException.class, "value", () -> shot.send(null));
        assertFails(NullPointerException.class, "failure", () -> shot.fail(null));
    }

    @Test
    void fail_any_isThrownByReceive() {
        IOException failure = new IOException("broken");
        Probe<String> probe = Probe.waiting(shot.receive());
        assertTrue(shot.fail(failure));
        assertEquals(1, probe.wakes());
        assertSame(failure, assertThrows(AssertionError.class, probe::poll).getCause());
    }

    @Test
    void fail_anyKind_isThrownAsItIsOrWrapped() throws Exception {
        StackOverflowError error = new StackOverflowError();
        assertSame(
                error,
                assertThrows(StackOverflowError.class, () -> failed(error).tryReceive()));
        IllegalStateException unchecked = new IllegalStateException();
        assertSame(
                unchecked,
                assertThrows(
                        IllegalStateException.class, () -> failed(unchecked).tryReceive()));
        IOException checked = new IOException();
        assertSame(
                checked,
                assertThrows(CompletionException.class, () -> failed(checked).tryReceive())
                        .getCause());
        Throwable odd = new Throwable();
        Future<String> receive = failed(odd).receive();
        assertSame(
                odd,
                assertThrows(CompletionException.class, () -> receive.poll(Context.of(Waker.noop())))
                        .getCause());
    }

    @Test
    void close_receiverWaits_failsIt() {
        Probe<String> probe = Probe.waiting(shot.receive());
        shot.close();
        shot.close();
        String message = "cannot receive: the OneShot was closed, and nothing had been sent";
        assertEquals(message, probe.wokenTo(ClosedException.class).getMessage());
        assertFails(ClosedException.class, message, Probe.of(shot.receive())::poll);
        assertFails(ClosedException.class, message, shot::tryReceive);
        assertFalse(shot.send("late"));
        assertFalse(shot.fail(new IOException("late")));
    }

    @Test
    void close_afterSend_leavesTheValue() {
        try (shot) {
            shot.send("value");
        }
        assertEquals("value", Probe.now(shot.receive()));
    }

    @Test
    void closed_sentOrClosed_isReady() {
        Probe<Void> sender = Probe.waiting(shot.closed());
        shot.close();
        sender.woken();
        OneShot<String> other = new OneShot<>();
        Probe<Void> outrun = Probe.waiting(other.closed());
        Probe<String> receiver = Probe.waiting(other.receive());
        other.send("value");
        outrun.woken();
        assertEquals("value", receiver.woken());
        Probe.now(other.closed());
    }

    private static OneShot<String> failed(Throwable failure) {
        OneShot<String> shot = new OneShot<>();
        shot.fail(failure);
        return shot;
    }

    private static void assertFails(Class<? extends Exception> type, String message, Executable call) {
        assertEquals(message, assertThrows(type, call).getMessage());
    }
}
