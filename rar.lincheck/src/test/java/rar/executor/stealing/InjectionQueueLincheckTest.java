package rar.executor.stealing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rar.api.spi.Task;
import rar.lincheck.Canary;
import rar.lincheck.Checks;
import rar.lincheck.Scenario;

/** First in, first out, for any number of threads, until the last of two workers has left it empty. */
class InjectionQueueLincheckTest {
    private static final int WORKERS = 2;

    private static final List<Scenario> PICKED = List.of(
            Scenario.of("", "push(1) push(2)", "poll() leave()", "leave() push(3)"),
            Scenario.of("leave()", "push(1)", "leave() poll()", "leave()"),
            Scenario.of("push(1) push(2) push(3)", "share()", "poll() poll()", "push(1) push(2)"),
            Scenario.of("", "push(1) push(2) push(3)", "share() share()", "isEmpty() poll()"),
            Scenario.of("push(1) poll()", "push(2)", "push(3)", "isEmpty() share()"),
            Scenario.of("push(1) push(2) poll()", "isEmpty()", "push(3) poll()"),
            Scenario.of("push(1) push(2) poll()", "poll()", "push(3) poll()"));

    @Test
    void injectionQueue_pickedScenarios_isLinearizable() {
        Checks.picked(Real.class, Sequential.class, PICKED, 80).check(Real.class);
    }

    @Test
    void injectionQueue_modelChecked_isLinearizable() {
        Checks.model(Sequential.class).check(Real.class);
    }

    @Test
    void injectionQueue_stressed_isLinearizable() {
        Checks.stress(Sequential.class, 1).check(Real.class);
    }

    @Tag("stress")
    @Test
    void injectionQueue_checkedForLong_isLinearizable() {
        Checks.picked(Real.class, Sequential.class, PICKED, 10_000).check(Real.class);
        Checks.model(Sequential.class, 300).check(Real.class);
        Checks.stress(Sequential.class, 300).check(Real.class);
    }

    // ---- canary

    @Test
    void canary_leavesWithoutLock_isCaught() {
        Canary.assertCaught(Checks.picked(Racy.class, Sequential.class, PICKED, 300), Racy.class);
    }

    // ---- the operations

    /** What is checked; 0 stands for no task. */
    interface Tasks {
        boolean push(int task);

        int poll();

        List<Integer> share();

        boolean isEmpty();

        boolean leave();
    }

    /** Any thread does anything. */
    @Param(name = "task", gen = IntGen.class, conf = "1:3")
    public abstract static class Operations {
        private final Tasks tasks;

        Operations(Tasks tasks) {
            this.tasks = tasks;
        }

        @Operation
        public boolean push(@Param(name = "task") int task) {
            return tasks.push(task);
        }

        @Operation
        public int poll() {
            return tasks.poll();
        }

        @Operation
        public List<Integer> share() {
            return tasks.share();
        }

        @Operation
        public boolean isEmpty() {
            return tasks.isEmpty();
        }

        @Operation
        public boolean leave() {
            return tasks.leave();
        }
    }

    /** The queue. */
    public static final class Real extends Operations {
        public Real() {
            super(new RealTasks(new InjectionQueue(WORKERS)));
        }
    }

    private record RealTasks(InjectionQueue queue) implements Tasks {
        @Override
        public boolean push(int task) {
            return queue.push(new Numbered(task));
        }

        @Override
        public int poll() {
            return Numbered.of(queue.pollInto(new LocalQueue(2), 1)); // has room for no share
        }

        @Override
        public List<Integer> share() {
            LocalQueue local = new LocalQueue(8);
            List<Integer> taken = new ArrayList<>();
            for (Task task = queue.pollInto(local, WORKERS); task != null; task = local.pop()) {
                taken.add(Numbered.of(task));
            }
            return taken;
        }

        @Override
        public boolean isEmpty() {
            return queue.isEmpty();
        }

        @Override
        public boolean leave() {
            return queue.leave();
        }
    }

    /** What it should do, for one operation after the other. A share is one of what somebody has turned round. */
    public static final class Sequential {
        private final Queue<Integer> added = new ArrayDeque<>();
        private final Queue<Integer> front = new ArrayDeque<>();
        private int workers = WORKERS;

        public boolean push(int task) {
            return workers > 0 && added.add(task);
        }

        public int poll() {
            turn();
            return front.isEmpty() ? 0 : front.remove();
        }

        public List<Integer> share() {
            turn();
            List<Integer> taken = new ArrayList<>();
            for (int count = Math.min(front.size(), front.size() / WORKERS + 1); count > 0; count--) {
                taken.add(front.remove());
            }
            return taken;
        }

        private void turn() {
            if (front.isEmpty()) {
                front.addAll(added);
                added.clear();
            }
        }

        public boolean isEmpty() {
            return front.isEmpty() && added.isEmpty();
        }

        public boolean leave() {
            if (isEmpty()) {
                workers--;
            }
            return isEmpty();
        }
    }

    /** Broken: a task can come between the look of the last worker and its leaving. */
    public static final class Racy extends Operations {
        public Racy() {
            super(new RacyTasks());
        }
    }

    private static final class RacyTasks implements Tasks {
        private final Queue<Integer> tasks = new ConcurrentLinkedQueue<>();
        private final AtomicInteger workers = new AtomicInteger(WORKERS);

        @Override
        public boolean push(int task) {
            return workers.get() != 0 && tasks.add(task);
        }

        @Override
        public int poll() {
            Integer task = tasks.poll();
            return task == null ? 0 : task;
        }

        @Override
        public List<Integer> share() {
            int first = poll();
            return first == 0 ? List.of() : List.of(first);
        }

        @Override
        public boolean isEmpty() {
            return tasks.isEmpty();
        }

        @Override
        public boolean leave() {
            if (tasks.isEmpty()) {
                workers.decrementAndGet();
                return true;
            }
            return false;
        }
    }
}
