package rar.examples.schedulers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.Scheduler;

/** What the order of each policy is, on one thread. */
class PolicyTest {
    @Test
    void agingPriority_queuedTogether_runsUrgentOnesFirst() {
        assertEquals(
                List.of("c!9", "b!1", "d!1", "a", "e"),
                order("aging-priority", List.of("a", "b!1", "c!9", "d!1", "e")));
    }

    @Test
    void agingPriority_oldEnough_goesBeforeUrgentOnes() {
        List<String> names = new ArrayList<>(List.of("old"));
        IntStream.range(0, 200).forEach(i -> names.add("urgent" + i + "!1"));
        assertEquals(99, order("aging-priority", names).indexOf("old"));
    }

    @Test
    void earliestDeadline_queuedTogether_runsTheMostPressingFirst() {
        assertEquals(
                List.of("frame@16", "key@50000", "mail@90000", "late@1000000"),
                order("earliest-deadline", List.of("late@1000000", "mail@90000", "key@50000", "frame@16")));
    }

    /** In which order tasks of these names run, when the one thread finds all of them queued. */
    private static List<String> order(String policy, List<String> names) {
        List<String> order = new ArrayList<>();
        try (Scheduler scheduler = new Builder().scheduler(policy).threads(1).build()) {
            scheduler.blockOn(Future.run(() -> Context.spawn(Future.run(() ->
                    names.forEach(name -> Context.spawn(name, Future.run(() -> order.add(name))))))));
        }
        return order;
    }
}
