package rar.jcstress;

import static rar.jcstress.Edit.inTwoSteps;
import static rar.jcstress.Variant.weakened;

import java.util.List;
import rar.api.task.JoinStress;
import rar.api.task.TaskCellStress;
import rar.executor.stealing.LocalQueueStress;

/**
 * The versions that are broken on purpose, for each test one at least. What is weakened must show on any machine: the
 * stores of an x86 processor are seen in order, so that a release made plain, or an acquire, would be caught on others
 * only.
 */
final class Variants {
    private static final String STATE = "rar.api.task.TaskState";
    private static final String JOINERS = "rar.api.task.TaskJoiners";
    private static final String LOCAL = "rar.executor.stealing.LocalQueue";

    private static final List<Variant> TASK_CELL = List.of(
            weakened("wakeInTwoSteps", TaskCellStress.WakeDuringPoll.class, inTwoSteps(STATE, "toNotified")),
            weakened("pauseInTwoSteps", TaskCellStress.WakeDuringPoll.class, inTwoSteps(STATE, "toIdle")),
            weakened("wakesInTwoSteps", TaskCellStress.WakeByTwo.class, inTwoSteps(STATE, "toNotified")),
            weakened("startInTwoSteps", TaskCellStress.RunByTwo.class, inTwoSteps(STATE, "toRunning")),
            weakened("cancelInTwoSteps", TaskCellStress.CancelDuringRun.class, inTwoSteps(STATE, "toCancelled")),
            weakened("finishInTwoSteps", TaskCellStress.CancelDuringFinish.class, inTwoSteps(STATE, "toDone")));

    private static final List<Variant> JOIN = List.of(
            weakened("endInTwoSteps", JoinStress.JoinDuringFinish.class, inTwoSteps(STATE, "toDone")),
            weakened("joinInTwoSteps", JoinStress.JoinDuringFinish.class, inTwoSteps(STATE, "toJoined")),
            weakened("joinsInTwoSteps", JoinStress.JoinByTwo.class, inTwoSteps(JOINERS, "add")),
            weakened("secondInTwoSteps", JoinStress.SecondJoinDuringFinish.class, inTwoSteps(STATE, "toJoined")),
            weakened("leaveInTwoSteps", JoinStress.LeaveDuringSecondJoin.class, inTwoSteps(JOINERS, "leave")));

    private static final List<Variant> LOCAL_QUEUE = List.of(
            weakened("popInTwoSteps", LocalQueueStress.PopAgainstSteal.class, inTwoSteps(LOCAL, "pop")),
            weakened("stealInTwoSteps", LocalQueueStress.RefillAgainstSteal.class, inTwoSteps(LOCAL, "stealFrom")),
            weakened("overflowInTwoSteps", LocalQueueStress.OverflowAgainstSteal.class, inTwoSteps(LOCAL, "popHalf")),
            weakened("stealsInTwoSteps", LocalQueueStress.StealByTwo.class, inTwoSteps(LOCAL, "stealFrom")));

    static final List<Variant> ALL =
            List.of(TASK_CELL, JOIN, LOCAL_QUEUE).stream().flatMap(List::stream).toList();

    private Variants() {}
}
