package rar.executor.stealing;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rar.api.spi.Task;
import rar.lincheck.Canary;
import rar.lincheck.Checks;
import rar.lincheck.Scenario;

/**
 * A queue of two places, of which a thief takes one: to its owner and to thieves it is first in, first out. From a
 * larger one a thief takes half of what it saw, and the queue may have grown meanwhile; that each task is taken once
 * all the same is tested in {@code rar.executor.stealing} and {@code rar.jcstress}.
 */
class LocalQueueLincheckTest {
    private static final List<Scenario> PICKED = List.of(
            Scenario.of("push(1)", "pop() push(2)", "steal()", "steal()"),
            Scenario.of("push(1) push(2)", "pop() push(3)", "steal() steal()", "steal()"),
            Scenario.of("push(1) push(2)", "overflow() push(3) push(1)", "steal()", "steal()"),
            Scenario.of("push(1) pop() push(2)", "push(3) pop() pop()", "steal() steal()", "isEmpty()"));

    @Test
    void localQueue_pickedScenarios_isLinearizable() {
        Checks.picked(Real.class, Sequential.class, PICKED, 80).check(Real.class);
    }

    @Test
    void localQueue_modelChecked_isLinearizable() {
        Checks.model(Sequential.class).check(Real.class);
    }

    @Test
    void localQueue_stressed_isLinearizable() {
        Checks.stress(Sequential.class, 1).check(Real.class);
    }

    @Tag("stress")
    @Test
    void localQueue_checkedForLong_isLinearizable() {
        Checks.picked(Real.class, Sequential.class, PICKED, 10_000).check(Real.class);
        Checks.model(Sequential.class, 300).check(Real.class);
        Checks.stress(Sequential.class, 300).check(Real.class);
    }

    // ---- canary

    @Test
    void canary_claimsInTwoSteps_isCaught() {
        Canary.assertCaught(Checks.picked(Racy.class, Sequential.class, PICKED, 300), Racy.class);
    }

    // ---- the operations

    /** What is checked; 0 stands for no task. */
    interface Ring {
        boolean push(int task);

        int pop();

        int overflow();

        int steal();

        boolean isEmpty();
    }

    /** One owner, and thieves. */
    @Param(name = "task", gen = IntGen.class, conf = "1:3")
    public abstract static class Operations {
        private final Ring ring;

        Operations(Ring ring) {
            this.ring = ring;
        }

        @Operation(nonParallelGroup = "owner")
        public boolean push(@Param(name = "task") int task) {
            return ring.push(task);
        }

        @Operation(nonParallelGroup = "owner")
        public int pop() {
            return ring.pop();
        }

        @Operation(nonParallelGroup = "owner")
        public int overflow() {
            return ring.overflow();
        }

        @Operation
        public int steal() {
            return ring.steal();
        }

        @Operation(nonParallelGroup = "owner")
        public boolean isEmpty() {
            return ring.isEmpty();
        }
    }

    /** The queue. */
    public static final class Real extends Operations {
        public Real() {
            super(new RealRing(new LocalQueue(2)));
        }
    }

    private record RealRing(LocalQueue queue) implements Ring {
        @Override
        public boolean push(int task) {
            return queue.push(new Numbered(task));
        }

        @Override
        public int pop() {
            return Numbered.of(queue.pop());
        }

        @Override
        public int overflow() {
            Task[] half = queue.popHalf();
            return half == null ? 0 : Numbered.of(half[0]);
        }

        @Override
        public int steal() {
            return Numbered.of(new LocalQueue(2).stealFrom(queue));
        }

        @Override
        public boolean isEmpty() {
            return queue.isEmpty();
        }
    }

    /** What it should do, for one operation after the other. */
    public static final class Sequential {
        private final Queue<Integer> tasks = new ArrayDeque<>();

        public boolean push(int task) {
            return tasks.size() < 2 && tasks.add(task);
        }

        public int pop() {
            return tasks.isEmpty() ? 0 : tasks.remove();
        }

        public int overflow() {
            return tasks.size() < 2 ? 0 : tasks.remove();
        }

        public int steal() {
            return pop();
        }

        public boolean isEmpty() {
            return tasks.isEmpty();
        }
    }

    /** Broken: a consumer looks whether it may claim a task, and then claims it. */
    public static final class Racy extends Operations {
        public Racy() {
            super(new RacyRing());
        }
    }

    private static final class RacyRing implements Ring {
        private final int[] tasks = new int[2];
        private volatile int head;
        private volatile int tail;

        @Override
        public boolean push(int task) {
            int end = tail;
            if (end - head > 1) {
                return false;
            }
            tasks[end & 1] = task;
            tail = end + 1;
            return true;
        }

        @Override
        public int pop() {
            return isEmpty() ? 0 : claim();
        }

        @Override
        public int overflow() {
            return tail - head < 2 ? 0 : claim();
        }

        @Override
        public int steal() {
            return pop();
        }

        @Override
        public boolean isEmpty() {
            return head == tail;
        }

        private int claim() {
            int begin = head;
            int task = tasks[begin & 1];
            head = begin + 1;
            return task;
        }
    }
}
