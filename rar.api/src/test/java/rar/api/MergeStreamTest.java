package rar.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several streams at once, polled by hand. */
class MergeStreamTest {
    private final CountingWaker waker = new CountingWaker();
    private final List<ManualStream<String>> sources =
            Stream.<ManualStream<String>>generate(ManualStream::new).limit(3).toList();
    private final AsyncStream<String> merged = AsyncStream.merge(sources);

    private Poll<Optional<String>> poll() throws Exception {
        return merged.pollNext(waker.context());
    }

    private String next() throws Exception {
        return poll().value().orElseThrow();
    }

    private List<Integer> polls() {
        return sources.stream().map(ManualStream::polls).toList();
    }

    private List<Integer> cancels() {
        return sources.stream().map(ManualStream::cancels).toList();
    }

    @Test
    void merge_pollsThoseThatWereWokenAndNoOthers() throws Exception {
        assertTrue(poll().isPending());
        assertEquals(List.of(1, 1, 1), polls());
        assertTrue(poll().isPending());
        assertEquals(List.of(1, 1, 1), polls());
        sources.get(1).put("b");
        sources.get(1).wake();
        assertEquals(1, waker.wakes());
        assertEquals("b", next());
        assertEquals(List.of(1, 2, 1), polls());
        assertTrue(poll().isPending()); // the one that had something is asked again
        assertEquals(List.of(1, 3, 1), polls());
    }

    @Test
    void merge_thoseThatHaveSomething_takeTurns() throws Exception {
        for (String name : List.of("a", "b", "c")) {
            ManualStream<String> source = sources.get(name.charAt(0) - 'a');
            source.put(name + 1);
            source.put(name + 2);
        }
        List<String> found = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            found.add(next());
        }
        assertEquals(List.of("a1", "b1", "c1", "a2", "b2", "c2"), found);
    }

    @Test
    void merge_oneThatAlwaysHasSomething_doesNotHoldUpOneThatIsWoken() throws Exception {
        assertTrue(poll().isPending());
        for (int i = 0; i < 10; i++) {
            sources.get(0).put("a" + i);
        }
        assertEquals("a0", next());
        assertEquals("a1", next());
        sources.get(2).put("c");
        assertEquals("a2", next()); // it was queued before
        assertEquals("c", next());
        assertEquals("a3", next());
    }

    @Test
    void merge_endsWhenAllHaveEnded() throws Exception {
        sources.get(0).put("a");
        sources.forEach(ManualStream::complete);
        assertEquals("a", next());
        assertEquals(Optional.empty(), poll().value());
        assertThrows(IllegalStateException.class, this::poll);
        assertEquals(List.of(0, 0, 0), cancels());
        assertEquals(List.of(), TrackedChildren.drain(AsyncStream.merge(List.of())));
    }

    @Test
    void merge_firstFailure_isThrownAndCancelsTheOthers() throws Exception {
        IOException failure = new IOException("given");
        assertTrue(poll().isPending());
        sources.get(0).complete();
        assertTrue(poll().isPending());
        sources.get(1).fail(failure);
        assertSame(failure, assertThrows(IOException.class, this::poll));
        assertEquals(List.of(0, 0, 1), cancels());
        assertThrows(IllegalStateException.class, this::poll);
    }

    @Test
    void merge_givenUp_cancelsAllOnce() throws Exception {
        assertTrue(poll().isPending());
        merged.cancel();
        merged.cancel();
        assertEquals(List.of(1, 1, 1), cancels());
        sources.forEach(ManualStream::wake); // late, and harmless
        assertEquals(0, waker.wakes());
    }

    @Test
    void merge_movedToAnotherPoller_wakesTheLatest() throws Exception {
        CountingWaker latest = new CountingWaker();
        assertTrue(poll().isPending());
        assertTrue(merged.pollNext(latest.context()).isPending());
        sources.get(0).wake();
        assertEquals(0, waker.wakes());
        assertEquals(1, latest.wakes());
    }

    @Test
    void merge_givenUpAtAnyStep_leavesNoneBehind() throws Exception {
        TrackedChildren children = new TrackedChildren();
        boolean ended = false;
        for (int stop = 0; !ended; stop++) {
            AsyncStream<Integer> stream = AsyncStream.merge(
                    children.stream(2, List.of(1, 2, 3)),
                    children.stream(0, List.of(4)),
                    AsyncStream.merge(children.stream(1, List.of(5, 6)), children.stream(0, List.of())));
            for (int i = 0; i < stop && !ended; i++) {
                Poll<Optional<Integer>> poll = stream.pollNext(waker.context());
                ended = poll.isReady() && poll.value().isEmpty();
            }
            stream.cancel();
            children.assertNoneLeft();
        }
    }
}
