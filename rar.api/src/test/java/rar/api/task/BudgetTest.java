package rar.api.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Waker;

/** How often futures of the runtime may be ready in one poll (F7). */
class BudgetTest {
    private final PlainHost host = new PlainHost();
    private final Scope scope = new Scope(host, Waker.noop());
    private final List<Integer> spent = new ArrayList<>();

    /** Spends all there is, in each poll, and ends with the third. */
    private Poll<Void> spendAll(Context context) {
        int count = 0;
        while (!Budget.isSpent()) {
            assertTrue(context.spendBudget());
            count++;
        }
        spent.add(count);
        context.refundBudget();
        assertFalse(Budget.isSpent());
        assertTrue(context.spendBudget());
        assertFalse(context.spendBudget(), "more than there is");
        return spent.size() == 3 ? Poll.ready(null) : Poll.pending();
    }

    @Test
    void budget_ofEachPoll_isTheSameAndWakesAtItsEnd() {
        TaskCell<Void> task = (TaskCell<Void>) scope.<Void>spawn((Future<Void>) this::spendAll, null);
        while (!host.queue.isEmpty()) { // the refusal has woken the task
            host.runNext();
        }
        assertTrue(task.isDone());
        assertEquals(List.of(128, 128, 128), spent);
    }

    @Test
    void budget_outsideAPoll_isWithoutLimit() {
        Context context = Context.of(Waker.noop());
        for (int i = 0; i < 1_000; i++) {
            assertTrue(Budget.spend(context));
        }
        assertFalse(Budget.isSpent());
    }

    @Test
    void context_afterAPollInsideAPoll_isTheOuterOne() {
        TaskCell<Void> inner = new TaskCell<>(Future.ready(null), null);
        assertTrue(new Stripe(scope).enter(inner));
        List<RuntimeContext> seen = new ArrayList<>();
        TaskCell<?> outer = (TaskCell<?>) scope.spawn(
                Future.run(() -> {
                    inner.run();
                    seen.add(Ambient.get());
                }),
                null);
        host.runNext();
        assertEquals(List.of(outer), seen);
        assertEquals(null, Ambient.get());
    }
}
