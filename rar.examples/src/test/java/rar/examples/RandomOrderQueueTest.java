package rar.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import rar.api.spi.Task;

class RandomOrderQueueTest {
    @Test
    void draw_seeded_eachTaskOnceInAnOrderOfTheSeed() {
        List<Long> order = order(1, 100);

        assertEquals(order, order(1, 100));
        assertNotEquals(order, order(2, 100));
        assertEquals(
                LongStream.range(0, 100).boxed().toList(),
                order.stream().sorted().toList());
    }

    @Test
    void draw_othersComeBackAtOnce_everyTaskHasItsTurn() {
        RandomOrderQueue queue = new RandomOrderQueue(1);
        LongStream.range(0, 10).forEach(id -> queue.add(new Numbered(id)));

        int draws = 0;
        while (queue.draw() instanceof Numbered drawn && drawn.id() != 0) {
            queue.add(drawn);
            draws++;
        }

        assertTrue(draws < 1000, "the odds for that are 1 to 10^45: " + draws);
    }

    @Test
    void add_closedButNotDrained_takesTheTaskIn() {
        RandomOrderQueue queue = new RandomOrderQueue(1);
        Numbered task = new Numbered(7);

        queue.close();

        assertTrue(queue.add(task));
        assertEquals(task, queue.draw());
        assertNull(queue.draw());
        assertFalse(queue.add(task));
    }

    private static List<Long> order(long seed, int count) {
        RandomOrderQueue queue = new RandomOrderQueue(seed);
        LongStream.range(0, count).forEach(id -> queue.add(new Numbered(id)));
        queue.close();
        List<Long> order = new ArrayList<>();
        for (Task task = queue.draw(); task != null; task = queue.draw()) {
            order.add(task.id());
        }
        return order;
    }

    private record Numbered(long id) implements Task {
        @Override
        public void run() {}

        @Override
        public String name() {
            return "task-" + id;
        }
    }
}
