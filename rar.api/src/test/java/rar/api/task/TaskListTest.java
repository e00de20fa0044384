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
                assertTrue(task.wasListed());
            } else if (!model.isEmpty()) {
                TaskCell<?> task = model.remove(random.nextInt(model.size()));
                list.remove(task);
                assertNull(task.next, "it must not keep another alive");
                assertNull(task.previous, "it must not keep another alive");
                assertNull(task.link(), "nor look to an executor as if it were new");
            }
            List<TaskCell<?>> copy = list.copy();
            assertEquals(model.size(), copy.size());
            assertEquals(Set.copyOf(model), new HashSet<>(copy));
        }
    }

    /** An executor that leaves a link as it should not has no part of its own queue taken for the list's. */
    @Test
    void add_taskWithANeighbour_forgetsThat() {
        TaskCell<Void> task = task();
        task.next(task());
        list.add(task);
        assertEquals(List.of(task), list.copy());
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
