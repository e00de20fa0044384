package rar.api.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Waker;

/** Who awaits a task: alone, with others, and no longer. One thread. */
class TaskJoinersTest {
    private final PlainHost host = new PlainHost();
    private final List<String> woken = new ArrayList<>();
    private TaskCell<String> task;

    @BeforeEach
    void spawn() {
        task = (TaskCell<String>) new Scope(host, Waker.noop()).spawn(Future.ready("value"), null);
    }

    private Waker waker(String name) {
        return new Waker() { // an object of its own, as those of tasks are
            @Override
            public void wake() {
                woken.add(name);
            }
        };
    }

    @Test
    void join_byOne_wakesIt() {
        assertTrue(task.join(waker("a")));
        host.runNext();
        assertEquals(List.of("a"), woken);
    }

    @Test
    void join_byOneAgain_wakesItOnce() {
        Waker a = waker("a");
        assertTrue(task.join(a));
        assertTrue(task.join(a));
        host.runNext();
        assertEquals(List.of("a"), woken);
    }

    @Test
    void join_byMany_wakesEachOnce() {
        List<Waker> wakers = List.of(waker("a"), waker("b"), waker("c"));
        for (int i = 0; i < 2; i++) {
            wakers.forEach(waker -> assertTrue(task.join(waker)));
        }
        host.runNext();
        assertEquals(List.of("a", "b", "c"), woken.stream().sorted().toList());
    }

    @Test
    void join_afterTheEnd_isRefused() {
        host.runNext();
        assertFalse(task.join(waker("a")));
        assertFalse(task.join(waker("b")));
        assertEquals(List.of(), woken);
    }

    @Test
    void join_afterTheEndThatOthersAwaited_isRefused() {
        task.join(waker("a"));
        task.join(waker("b"));
        host.runNext();
        assertFalse(task.join(waker("c")));
        assertEquals(2, woken.size());
    }

    /** A waker that is left with a finished task would keep its task (R8). */
    @Test
    void join_afterTheEnd_leavesNothingBehind() {
        host.runNext();
        Waker late = waker("late");
        task.join(late);
        task.wakeJoiners();
        assertEquals(List.of(), woken);
        assertFalse(task.join(late));
        task.wakeJoiners();
        assertEquals(List.of(), woken);
    }

    @Test
    void leave_ofTheOnlyOne_isNotWoken() {
        Waker a = waker("a");
        task.join(a);
        task.leave(a);
        host.runNext();
        assertEquals(List.of(), woken);
    }

    @Test
    void leave_ofOneAmongMany_wakesTheOthers() {
        Waker b = waker("b");
        task.join(waker("a"));
        task.join(b);
        task.join(waker("c"));
        task.leave(b);
        host.runNext();
        assertEquals(List.of("a", "c"), woken.stream().sorted().toList());
    }

    @Test
    void leave_ofOneWhoNeverCame_changesNothing() {
        task.leave(waker("b"));
        task.join(waker("a"));
        task.leave(waker("b"));
        host.runNext();
        assertEquals(List.of("a"), woken);
        task.leave(waker("b"));
    }

    @Test
    void wake_thatThrows_isReportedAndKeepsNobodyFromTheirs() {
        IllegalStateException failure = new IllegalStateException("in a waker");
        task.join(() -> {
            throw failure;
        });
        task.join(waker("b"));
        task.join(waker("c"));
        host.runNext();
        assertEquals(List.of("b", "c"), woken.stream().sorted().toList());
        assertEquals(List.of(failure), host.uncaught);
        assertTrue(task.isDone());
    }

    // ---- shields

    @Test
    void shield_ofATask_passesTheWakeOnToTheLatestWaker() {
        Future<String> shield = task.shield();
        assertTrue(poll(shield, waker("first")).isPending());
        assertTrue(poll(shield, waker("second")).isPending());
        host.runNext();
        assertEquals(List.of("second"), woken);
        assertEquals("value", poll(shield, waker("third")).value());
        assertThrows(IllegalStateException.class, () -> poll(shield, waker("fourth")));
    }

    @Test
    void shield_thatIsGivenUp_leavesTheTaskAlone() {
        Future<String> shield = task.shield();
        poll(shield, waker("a"));
        shield.cancel();
        assertThrows(IllegalStateException.class, () -> poll(shield, waker("a")));
        host.runNext();
        assertEquals(List.of(), woken);
        assertFalse(task.isCancelled());
        shield.cancel();
    }

    private static Poll<String> poll(Future<String> future, Waker waker) {
        try {
            return future.poll(Context.of(waker));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
