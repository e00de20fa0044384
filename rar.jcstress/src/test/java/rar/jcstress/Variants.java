package rar.jcstress;

import static rar.jcstress.Edit.inTwoSteps;
import static rar.jcstress.Edit.parking;
import static rar.jcstress.Edit.plainField;
import static rar.jcstress.Edit.releaseOnly;
import static rar.jcstress.Edit.swappedCalls;
import static rar.jcstress.Edit.withoutCall;
import static rar.jcstress.Edit.withoutFence;
import static rar.jcstress.Edit.withoutLock;
import static rar.jcstress.Variant.instrumented;
import static rar.jcstress.Variant.weakened;

import java.util.List;
import java.util.stream.Stream;
import rar.api.runtime.WaiterStress;
import rar.api.task.JoinStress;
import rar.api.task.NumberStress;
import rar.api.task.ScopeStress;
import rar.api.task.TaskCellStress;
import rar.api.task.YieldStress;
import rar.executor.stealing.InjectionQueueStress;
import rar.executor.stealing.LocalQueueStress;
import rar.executor.stealing.ParkStress;
import rar.sync.BufferStress;
import rar.sync.ChannelStress;
import rar.sync.OneShotStress;

/**
 * The versions that are broken on purpose, for each test one at least. What is weakened must show on any machine: the
 * stores of an x86 processor are seen in order, so that a release made plain, or an acquire, would be caught on others
 * only.
 */
final class Variants {
    private static final String STATE = "rar.api.task.TaskState";
    private static final String JOINERS = "rar.api.task.TaskJoiners";
    private static final String SCOPE = "rar.api.task.Scope";
    private static final String STRIPE = "rar.api.task.Stripe";
    private static final String STRIPES = "rar.api.task.Stripes";
    private static final String LOCAL = "rar.executor.stealing.LocalQueue";
    private static final String STACK = "rar.executor.stealing.InjectionStack";
    private static final String INJECTION = "rar.executor.stealing.InjectionQueue";
    private static final String IDLE = "rar.executor.stealing.Idle";
    private static final String WORKER = "rar.executor.stealing.Worker";
    /** Else who spins finds what it should find in its last look. */
    private static final Edit NO_SPIN = withoutCall(WORKER, "await", "forWork");

    private static final String WAITING = "rar.api.runtime.Waiter";
    private static final String RING = "rar.sync.RingBuffer";
    private static final String SHOT = "rar.sync.OneShot";
    private static final String CHANNELS = "rar.sync.Channel";

    private static final List<Variant> TASK_CELL = List.of(
            weakened("wakeInTwoSteps", TaskCellStress.WakeDuringPoll.class, inTwoSteps(STATE, "toNotified")),
            weakened("pauseInTwoSteps", TaskCellStress.WakeDuringPoll.class, inTwoSteps(STATE, "toIdle"))
                    .rare(),
            weakened("wakesInTwoSteps", TaskCellStress.WakeByTwo.class, inTwoSteps(STATE, "toNotified")),
            weakened("startInTwoSteps", TaskCellStress.RunByTwo.class, inTwoSteps(STATE, "toRunning")),
            weakened("cancelInTwoSteps", TaskCellStress.CancelDuringRun.class, inTwoSteps(STATE, "toCancelled"))
                    .rare(),
            weakened("finishInTwoSteps", TaskCellStress.CancelDuringFinish.class, inTwoSteps(STATE, "toDone")),
            weakened("numberInTwoSteps", NumberStress.AskByTwo.class, inTwoSteps(STATE, "toNumbered")),
            weakened("numberAndEndInTwoSteps", NumberStress.AskDuringFinish.class, inTwoSteps(STATE, "toNumbered")));

    private static final List<Variant> YIELD = List.of(
            weakened("yieldAndWakeInTwoSteps", YieldStress.WakeDuringYield.class, inTwoSteps(STATE, "toNotified"))
                    .rare(),
            weakened("yieldInTwoSteps", YieldStress.CancelDuringYield.class, inTwoSteps(STATE, "toYielded")),
            weakened("requeueInTwoSteps", YieldStress.CancelDuringRequeue.class, inTwoSteps(STATE, "toYielded")));

    private static final List<Variant> JOIN = List.of(
            weakened("endInTwoSteps", JoinStress.JoinDuringFinish.class, inTwoSteps(STATE, "toDone")),
            weakened("joinInTwoSteps", JoinStress.JoinDuringFinish.class, inTwoSteps(STATE, "toJoined"))
                    .rare(),
            weakened("joinsInTwoSteps", JoinStress.JoinByTwo.class, inTwoSteps(JOINERS, "add")),
            weakened("secondInTwoSteps", JoinStress.SecondJoinDuringFinish.class, inTwoSteps(STATE, "toJoined")),
            weakened("failInTwoSteps", JoinStress.FailDuringAwaitLater.class, inTwoSteps(STATE, "toDone")),
            weakened(
                    "awaitNoLongerWithoutLook",
                    JoinStress.FailDuringAwaitLater.class,
                    withoutCall("rar.api.task.TaskCell", "awaitNoLonger", "reportIfUnawaited")),
            weakened(
                    "letGoWithoutLook",
                    JoinStress.LetGoDuringAwaitNoLonger.class,
                    withoutCall("rar.api.task.MemberTask", "letGo", "reportIfUnawaited")),
            weakened("leaveInTwoSteps", JoinStress.LeaveDuringSecondJoin.class, inTwoSteps(JOINERS, "leave")));

    private static final List<Variant> BOOKS = List.of(
            weakened(
                    "endWithoutAlarm",
                    ScopeStress.WatchAgainstLast.class,
                    withoutCall(SCOPE, "lookIfDue", "isAlarmed")),
            weakened("watchWithoutSum", ScopeStress.WatchAgainstLast.class, withoutCall(SCOPE, "watch", "look")),
            weakened(
                    "alarmsNotCompared",
                    ScopeStress.LookAgainstLast.class,
                    withoutCall(STRIPES, "setAlarms", "isAlarmed")),
            weakened(
                    "newStripeWithoutAlarm",
                    ScopeStress.LookAgainstNewStripe.class,
                    withoutCall(SCOPE, "lookIfDue", "isAlarmed")),
            weakened(
                    "refusalWithoutLook",
                    ScopeStress.RefuseAgainstLast.class,
                    withoutCall(SCOPE, "enter", "lookIfDue")),
            weakened("listedUncancelled", ScopeStress.CancelAgainstList.class, withoutCall(STRIPE, "list", "cancel")),
            weakened("cancelledUnlisted", ScopeStress.CancelAgainstList.class, withoutCall(STRIPE, "list", "add")),
            weakened(
                    "enteredFirst",
                    ScopeStress.SpawnAgainstSum.class,
                    swappedCalls(STRIPES, "live", "takenOut", "entered")));

    private static final List<Variant> LOCAL_QUEUE = List.of(
            weakened("popInTwoSteps", LocalQueueStress.PopAgainstSteal.class, inTwoSteps(LOCAL, "pop")),
            weakened("stealInTwoSteps", LocalQueueStress.RefillAgainstSteal.class, inTwoSteps(LOCAL, "stealFrom")),
            weakened("stealMoreInTwoSteps", LocalQueueStress.RefillAgainstTheft.class, inTwoSteps(LOCAL, "stealFrom")),
            weakened("overflowInTwoSteps", LocalQueueStress.OverflowAgainstSteal.class, inTwoSteps(LOCAL, "popHalf")),
            weakened("stealsInTwoSteps", LocalQueueStress.StealByTwo.class, inTwoSteps(LOCAL, "stealFrom")));

    private static final List<Variant> INJECTION_QUEUE = List.of(
            weakened("pushInTwoSteps", InjectionQueueStress.PushByTwo.class, inTwoSteps(STACK, "push")),
            weakened("takeAllInTwoSteps", InjectionQueueStress.PushAgainstPoll.class, inTwoSteps(STACK, "takeAll")),
            weakened(
                    "takeUnannounced",
                    InjectionQueueStress.LookAgainstShare.class,
                    withoutCall(INJECTION, "turn", "announce")),
            weakened("pollUnlocked", InjectionQueueStress.PollByTwo.class, withoutLock(INJECTION, "pollIntoLocked")),
            weakened("batchUnlocked", InjectionQueueStress.BatchByTwo.class, withoutLock(INJECTION, "pollIntoLocked")),
            weakened(
                    "shareUnlocked",
                    InjectionQueueStress.ShareAgainstPoll.class,
                    withoutLock(INJECTION, "pollIntoLocked")),
            weakened("sealInTwoSteps", InjectionQueueStress.PushAgainstLeave.class, inTwoSteps(STACK, "seal")));

    private static final List<Variant> WORKERS = List.of(
            instrumented("spin", ParkStress.PushAgainstPark.class, parking(WORKER)),
            instrumented("park", ParkStress.PushAgainstPark.class, parking(WORKER), NO_SPIN),
            weakened("addWithRelease", ParkStress.InjectAgainstLastLook.class, releaseOnly(STACK, "push"))
                    .rare(),
            weakened(
                    "lastWithoutLook",
                    ParkStress.InjectAgainstLastLook.class,
                    withoutCall(WORKER, "lookOnceMore", "hasWork")),
            weakened(
                    "offerWithoutLook",
                    ParkStress.InjectAgainstOffer.class,
                    withoutCall("rar.executor.stealing.Linger", "hasNothing", "hasWork")),
            instrumented("parkBeside", ParkStress.YieldAloneAgainstPark.class, parking(WORKER), NO_SPIN),
            weakened(
                            "parkBesidePopInTwoSteps",
                            ParkStress.YieldAloneAgainstPark.class,
                            parking(WORKER),
                            NO_SPIN,
                            inTwoSteps(LOCAL, "pop"))
                    .rare(),
            weakened(
                    "parkWithoutLook",
                    ParkStress.PushAgainstPark.class,
                    parking(WORKER),
                    NO_SPIN,
                    withoutCall(WORKER, "lookAround", "hasWork"),
                    withoutCall(WORKER, "lookOnceMore", "hasWork")),
            instrumented("parkBesideSlot", ParkStress.SlotAgainstPark.class, parking(WORKER), NO_SPIN),
            weakened(
                    "watchWithoutLook",
                    ParkStress.SlotAgainstPark.class,
                    parking(WORKER),
                    NO_SPIN,
                    withoutCall(WORKER, "lookAround", "hasWork")),
            instrumented("watchAndWake", ParkStress.SlotAgainstWake.class, parking(WORKER), NO_SPIN),
            weakened(
                    "wakeWithoutLook",
                    ParkStress.SlotAgainstWake.class,
                    parking(WORKER),
                    NO_SPIN,
                    withoutCall(WORKER, "lookAround", "hasWork"),
                    withoutCall(WORKER, "lookOnceMore", "hasWork")),
            instrumented("parkOutside", ParkStress.InjectAgainstPark.class, parking(WORKER), NO_SPIN),
            weakened(
                            "parkWithoutLookOutside",
                            ParkStress.InjectAgainstPark.class,
                            parking(WORKER),
                            NO_SPIN,
                            withoutCall(WORKER, "lookOnceMore", "hasWork"))
                    .rare(),
            weakened("queueWithoutFence", ParkStress.QueueAgainstLastSearcher.class, withoutFence(IDLE, "workQueued"))
                    .rare(),
            weakened(
                    "searchWithoutLook",
                    ParkStress.QueueAgainstLastSearcher.class,
                    withoutCall(WORKER, "lookOnceMore", "hasWork")),
            weakened("slotWithoutFence", ParkStress.SlotAgainstLastSearcher.class, withoutFence(IDLE, "workQueued"))
                    .rare(),
            weakened(
                    "searchWithoutLookAtSlots",
                    ParkStress.SlotAgainstLastSearcher.class,
                    withoutCall(WORKER, "lookOnceMore", "hasWork")));

    private static final List<Variant> WAITER = List.of(
            instrumented("pause", WaiterStress.WakeAgainstPause.class, parking(WAITING)),
            weakened(
                    "pauseAndWakeInTwoSteps",
                    WaiterStress.WakeAgainstPause.class,
                    parking(WAITING),
                    inTwoSteps(WAITING, "park")),
            instrumented("drive", WaiterStress.NudgeAgainstPause.class, parking(WAITING)),
            weakened(
                            "nudgeWithoutFence",
                            WaiterStress.NudgeAgainstPause.class,
                            parking(WAITING),
                            withoutFence("rar.api.runtime.Drivers", "nudge"))
                    .rare(),
            weakened(
                    "driveWithoutLook",
                    WaiterStress.NudgeAgainstPause.class,
                    parking(WAITING),
                    withoutCall(WAITING, "parkUnlessThereIsWork", "runNext")));

    private static final List<Variant> BUFFERS = List.of(
            weakened("enterInTwoSteps", BufferStress.RingPushByTwo.class, inTwoSteps(RING, "enter")),
            weakened("enterAllRoundInTwoSteps", BufferStress.RingPushAllRound.class, inTwoSteps(RING, "enter")),
            weakened("takeInTwoSteps", BufferStress.RingPopByTwo.class, inTwoSteps(RING, "tryPop")),
            weakened("takeWithoutTail", BufferStress.RingPopAllRound.class, withoutCall(RING, "tryPop", "isAtTail")),
            weakened("closeInTwoSteps", BufferStress.RingPushAgainstClose.class, inTwoSteps(RING, "close")),
            weakened(
                    "releaseInTwoSteps",
                    BufferStress.RingPushAgainstRelease.class,
                    inTwoSteps(RING, "releaseReserved")),
            weakened(
                    "growUnlocked",
                    BufferStress.GrowingPushByTwo.class,
                    withoutLock("rar.sync.GrowingBuffer", "tryPush")));

    private static final List<Variant> CHANNEL = List.of(
            weakened(
                            "receiverWaitsPlain",
                            ChannelStress.SendAgainstReceive.class,
                            plainField(CHANNELS, "receiversWait"))
                    .rare(),
            weakened("sentWithRelease", ChannelStress.SendAgainstReceive.class, releaseOnly(RING, "write"))
                    .rare(),
            weakened(
                    "receiveWithoutLook",
                    ChannelStress.SendAgainstReceive.class,
                    withoutCall("rar.sync.Receive", "tryTake", "tryPop")),
            weakened("senderWaitsPlain", ChannelStress.ReceiveAgainstSend.class, plainField(CHANNELS, "sendersWait"))
                    .rare(),
            weakened(
                    "cancelWithoutHandOn",
                    ChannelStress.SendAgainstCancel.class,
                    withoutCall("rar.sync.Waiter", "cancel", "handOn")),
            weakened(
                    "cancelUnlocked", ChannelStress.SendAgainstCancel.class, withoutLock("rar.sync.Waiter", "cancel")));

    private static final List<Variant> ONE_SHOT = List.of(
            weakened("awaitInTwoSteps", OneShotStress.SendAgainstReceive.class, inTwoSteps(SHOT, "await")),
            weakened("wakerPlain", OneShotStress.SendAgainstNewWaker.class, plainField(SHOT + "$Receive", "waker"))
                    .rare(),
            weakened(
                    "giveUpInTwoSteps", OneShotStress.SendAgainstCancel.class, inTwoSteps(SHOT + "$Receive", "cancel")),
            weakened("sendInTwoSteps", OneShotStress.SendAgainstClose.class, inTwoSteps(SHOT, "end")),
            weakened("takesInTwoSteps", OneShotStress.TakeByTwo.class, inTwoSteps(SHOT, "take")),
            weakened("closersInTwoSteps", OneShotStress.ClosedByTwo.class, inTwoSteps(SHOT, "closers")),
            weakened("awaitsInTwoSteps", OneShotStress.ReceiveByTwo.class, inTwoSteps(SHOT, "await")),
            weakened("sendWithRelease", OneShotStress.SendAgainstNewWaker.class, releaseOnly(SHOT, "end"))
                    .rare(),
            weakened(
                    "closersNotTold",
                    OneShotStress.SendAgainstClosed.class,
                    withoutCall(SHOT, "wakeAll", "wakeClosers")));

    static final List<Variant> ALL = Stream.of(
                    TASK_CELL,
                    YIELD,
                    JOIN,
                    BOOKS,
                    LOCAL_QUEUE,
                    INJECTION_QUEUE,
                    WORKERS,
                    WAITER,
                    BUFFERS,
                    CHANNEL,
                    ONE_SHOT)
            .flatMap(List::stream)
            .toList();

    private Variants() {}
}
