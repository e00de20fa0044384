package rar.api.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rar.api.Context;
import rar.api.Future;
import rar.api.Waker;

/** Tasks of a group: whose their failure is, and how their end is awaited. One thread. */
class MemberTaskTest {
    private final IllegalStateException failure = new IllegalStateException("on purpose");
    private final PlainHost host = new PlainHost();
    private final Scope scope = new Scope(host, Waker.noop());

    private <T> MemberTask<T> member(Future<T> future) {
        return scope.spawnMember(null, future, null);
    }

    @Test
    void name_isTheUsersOrTheTasksNumber() {
        assertEquals(
                "loader", scope.spawnMember("loader", Future.ready(1), null).name());
        assertTrue(member(Future.ready(1)).name().matches("task-\\d+"));
    }

    @Test
    void failure_ofAMember_isTheGroupsUntilItLetsGo() {
        MemberTask<Void> task = member(Future.failed(failure));
        host.runNext();
        assertEquals(List.of(), host.unawaited);
        assertSame(failure, task.thrown());
        task.letGo();
        assertEquals(List.of(task), host.unawaited);
    }

    @Test
    void failure_afterTheGroupHasLetGo_isHandedOn() {
        MemberTask<Void> task = member(Future.failed(failure));
        task.letGo();
        assertEquals(List.of(), host.unawaited);
        host.runNext();
        assertEquals(List.of(task), host.unawaited);
    }

    @Test
    void failure_ofAMemberThatIsAwaitedLater_isHandedOnWhenNobodyDeals() {
        MemberTask<Void> first = member(Future.failed(failure));
        first.awaitLater();
        host.runNext();
        first.letGo();
        assertEquals(List.of(), host.unawaited);
        first.awaitNoLonger();
        assertEquals(List.of(first), host.unawaited);

        host.unawaited.clear();
        MemberTask<Void> second = member(Future.failed(failure));
        second.awaitLater();
        host.runNext();
        second.awaitNoLonger();
        assertEquals(List.of(), host.unawaited);
        second.letGo();
        assertEquals(List.of(second), host.unawaited);
    }

    @Test
    void failure_thatWasClaimed_isNotHandedOn() {
        MemberTask<Void> task = member(Future.failed(failure));
        host.runNext();
        task.claim();
        task.letGo();
        assertEquals(List.of(), host.unawaited);
    }

    @Test
    void value_ofAMember_isNoFailure() {
        MemberTask<String> task = member(Future.ready("value"));
        host.runNext();
        assertEquals("value", task.outcome());
        task.letGo();
        assertEquals(List.of(), host.unawaited);
    }

    @Test
    void ended_isReadyAtTheEndWhateverItIs() {
        MemberTask<Void> task = member(Future.failed(failure));
        MemberTask.Ended<Void> ended = task.ended();
        assertSame(task, ended.task());
        List<String> woken = new ArrayList<>();
        Context context = Context.of(() -> woken.add("woken"));
        assertTrue(ended.poll(context).isPending());
        host.runNext();
        assertEquals(List.of("woken"), woken);
        assertSame(task, ended.poll(context).value());
    }

    @Test
    void ended_thatIsGivenUp_cancelsAndLetsGo() {
        MemberTask<Void> waiting = member(Future.pending());
        waiting.ended().cancel();
        host.runNext();
        assertTrue(waiting.isCancelled());
        MemberTask<Void> failed = member(Future.failed(failure));
        host.runNext();
        failed.ended().cancel();
        assertFalse(failed.isCancelled());
        assertNotNull(failed.thrown());
        assertEquals(List.of(failed), host.unawaited);
    }
}
