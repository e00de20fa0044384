package rar.api.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rar.api.Future;

/** The list against a plain one. */
class TaskListTest {
    private final TaskList list = new TaskList.Shielded();

    private static TaskCell<Void> task() {
        return new TaskCell<>(Future.pending(), null);
    }

    @Test
    void addAndRemove_atRandom_agreeWithAList() {
        List<TaskCell<?>> model = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 3_000; i++) {
            if (random.nextInt(100)
                    < 50 + 20 * Integer.signum(500 - i % 1_000)) { // more and more, then fewer and fewer
                TaskCell<Void> task = task();
                list.add(task);
                model.add(task);
                assertTrue(task.isListed());
            } else if (!model.isEmpty()) {
                TaskCell<?> task = model.remove(random.nextInt(model.size()));
                list.remove(task);
                assertTrue(!task.isListed());
                assertNull(task.next, "it must not keep another alive");
            }
            List<TaskCell<?>> copy = list.copy();
            assertEquals(model.size(), copy.size());
            assertEquals(Set.copyOf(model), new HashSet<>(copy));
        }
    }

    /** Further than what a copy has room for at first. */
    @Test
    void copy_ofMany_hasAll() {
        for (int i = 0; i < 1_000; i++) {
            list.add(task());
        }
        assertEquals(1_000, Set.copyOf(list.copy()).size());
    }
}
