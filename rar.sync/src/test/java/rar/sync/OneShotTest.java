package rar.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
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

    /** What a receiver is, and what the runtime keeps of failures, is a value as any other. */
    @Test
    void send_whatReceivesFromAnother_isAValue() {
        OneShot<Object> outer = new OneShot<>();
        for (Object value : new Object[] {
            shot.receive(), new Outcome.Failed(new IOException()), Outcome.of(Outcome.End.CLOSED), Outcome.End.CLOSED
        }) {
            OneShot<Object> carrier = new OneShot<>();
            Probe<Object> probe = Probe.waiting(carrier.receive());
            assertTrue(carrier.send(value));
            assertSame(value, probe.woken());
        }
        Future<Object> own = outer.receive();
        outer.send(own);
        assertSame(own, Probe.now(own));
    }

    @Test
    void receive_polledAgainWithAnotherWaker_wakesThatOne() throws Exception {
        Future<String> receive = shot.receive();
        int[] wakes = new int[2];
        assertTrue(receive.poll(Context.of(() -> wakes[0]++)).isPending());
        assertTrue(receive.poll(Context.of(() -> wakes[1]++)).isPending());
        shot.send("value");
        assertEquals("[0, 1]", Arrays.toString(wakes));
        assertEquals("value", receive.poll(Context.of(Waker.noop())).value());
        assertFails(
                IllegalStateException.class,
                "OneShot.receive was polled after it had finished: a future yields once, call the method again",
                () -> receive.poll(Context.of(Waker.noop())));
    }

    @Test
    void receive_cancelled_letsTheNextWait() {
        Probe<String> first = Probe.waiting(shot.receive());
        Probe<String> second = Probe.of(shot.receive());
        first.cancel();
        assertEquals(0, shot.waiting());
        second.assertPending();
        first.cancel();
        assertEquals(1, shot.waiting());
        shot.send("value");
        assertEquals("value", second.woken());
        assertEquals(0, first.wakes());
    }

    /** Whoever else waits. */
    @Test
    void send_aWakerThrows_wakesTheOthers() throws Exception {
        Probe<Void> closed = Probe.waiting(shot.closed());
        Future<String> receive = shot.receive();
        IllegalStateException failure = new IllegalStateException("on purpose");
        assertTrue(receive.poll(Context.of(() -> {
                    throw failure;
                }))
                .isPending());
        assertSame(failure, assertThrows(IllegalStateException.class, () -> shot.send("value")));
        closed.woken();
        assertEquals("value", receive.poll(Context.of(Waker.noop())).value());
    }

    @Test
    void send_twoWakersThrow_throwsBothFailures() throws Exception {
        IllegalStateException first = new IllegalStateException("first");
        IllegalStateException second = new IllegalStateException("second");
        assertTrue(shot.closed()
                .poll(Context.of(() -> {
                    throw second;
                }))
                .isPending());
        assertTrue(shot.receive()
                .poll(Context.of(() -> {
                    throw first;
                }))
                .isPending());
        assertSame(first, assertThrows(IllegalStateException.class, () -> shot.send("value")));
        assertEquals(List.of(second), List.of(first.getSuppressed()));
    }

    /** Also those who keep the future. */
    @Test
    void waker_ofWhatHasFinished_isNotKept() {
        Future<String> cancelled = shot.receive();
        WeakReference<Probe<String>> first = waiting(cancelled);
        cancelled.cancel();
        Future<String> received = shot.receive();
        WeakReference<Probe<String>> second = waiting(received);
        shot.send("value");
        Probe.now(received);
        try {
            for (WeakReference<Probe<String>> waker : List.of(first, second)) {
                while (waker.get() != null) {
                    System.gc();
                }
            }
        } finally {
            Reference.reachabilityFence(List.of(shot, cancelled, received));
        }
    }

    private static WeakReference<Probe<String>> waiting(Future<String> future) {
        return new WeakReference<>(Probe.waiting(future));
    }

    @Test
    void closed_polledAgainByAnother_wakesThatOne() {
        Probe<String> receiver = Probe.waiting(shot.receive());
        Future<Void> closed = shot.closed();
        Probe<Void> first = Probe.waiting(closed);
        Probe<Void> second = Probe.waiting(closed);
        shot.close();
        assertEquals(0, first.wakes());
        second.woken();
        receiver.wokenTo(ClosedException.class);
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
