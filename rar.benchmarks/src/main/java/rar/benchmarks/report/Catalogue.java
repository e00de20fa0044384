package rar.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is reported, under which title, and in which order. A {@code #} in a title stands for the size. */
public final class Catalogue {
    /** What the others are compared with. */
    static final String RAR = "rar";

    /** The peers, in the order of the columns. */
    public static final List<String> PEERS = List.of(
            RAR,
            "rar-fifo",
            "virtual-threads",
            "kotlin",
            "forkjoin",
            "netty",
            "reactor",
            "tokio",
            "netty-wheel",
            "scheduled-pool",
            "forkjoin-schedule");

    /** What is measured with several numbers of threads. */
    public static final List<String> SCALED =
            List.of("SpawnBenchmark.fromWorker", "WakeBenchmark.yieldMany", "WakeBenchmark.pingPong");

    /** What is looked at first, each in its largest size. */
    static final List<String> HEADLINES = List.of(
            "SpawnBenchmark.fromWorker",
            "SpawnBenchmark.joined",
            "SpawnBenchmark.chained",
            "WakeBenchmark.pingPong",
            "WakeBenchmark.yieldMany",
            "BlockOnBenchmark.nothing",
            "ChannelPairBenchmark.oneToOne",
            "TimeoutBenchmark.aroundOneYield",
            "TimerBenchmark.setAndCancel",
            "Memory.resident");

    static final List<Group> GROUPS = List.of(
            new Group(
                            "Starting tasks",
                            "Per task. While tasks yield or spawn without end, virtual threads and `ForkJoinPool` may never come to what"
                                    + " is started from outside: they have no figures there.")
                    .with("SpawnBenchmark.fromWorker", "10,000 from a task")
                    .with("SpawnBenchmark.fromOutside", "10,000 from the calling thread (Tokio: spawn_many_local)")
                    .with("SpawnBenchmark.joined", "10,000 from outside, each awaited (spawn_many_remote_idle)")
                    .with("BusyYieldingBenchmark.joined", "1,000 beside tasks that yield (spawn_many_remote_busy1)")
                    .with("BusySpawningBenchmark.joined", "1,000 beside tasks that spawn (spawn_many_remote_busy2)")
                    .with("SpawnBenchmark.chained", "1,000, each by the one before (chained_spawn)")
                    .with("SpawnBenchmark.one", "one, awaited by the calling thread")
                    .with("BlockOnBenchmark.nothing", "none: blocking on what is ready"),
            new Group("Waking tasks", "Per yield, and per round of two messages.")
                    .with("WakeBenchmark.yieldMany", "200 tasks yield 1,000 times (yield_many)")
                    .with("WakeBenchmark.pingPong", "1,000 pairs, one round each (ping_pong)")
                    .with("WakeBenchmark.roundTrip", "one pair, 1,000 rounds of one-shot channels")
                    .with("WakeLatencyBenchmark.wake.p50", "waking a parked thread, median")
                    .with("WakeLatencyBenchmark.wake.p99", "waking a parked thread, 99th percentile"),
            new Group(
                            "Direct style",
                            "Per block awaited: async blocks, suspending functions, calls on a virtual thread. The Rust compiler"
                                    + " leaves nothing of such blocks to measure: no figures for Tokio.")
                    .with("AsyncBlockBenchmark.call", "ready at once")
                    .with("AsyncBlockBenchmark.suspend", "after a yield")
                    .with("BlockCostBenchmark.pollFuture", "a plain future, polled")
                    .with("BlockCostBenchmark.pollBlock", "a block, polled as a future")
                    .with("BlockCostBenchmark.yieldInFuture", "a yield in a plain future")
                    .with("BlockCostBenchmark.yieldInBlock", "a yield in a block")
                    .with("SuspendedBlocks.live", "live heap with # suspended, each in a task"),
            new Group("Channels", "Per value, through a channel that holds 1,000. Tokio's has one receiver.")
                    .with("ChannelPairBenchmark.oneToOne", "one sender, one receiver")
                    .with("ChannelCrowdBenchmark.fourToFour", "four senders, four receivers"),
            new Group("Timeouts", "Per timeout.")
                    .with("TimeoutBenchmark.aroundOneYield", "around what is ready after one yield"),
            new Group(
                            "Timers",
                            "Per timer that is set and given up. Netty's wheel gets rid of those later; it may run out of memory first, and"
                                    + " has no figure then.")
                    .with("TimerBenchmark.setAndCancel", "one after the other, # pending")
                    .with("TimerBenchmark.setThenCancel", "10,000 at a time, # pending"),
            new Group("Lateness", "How late tasks wake that sleep between 1 ms and 1 s.")
                    .with("Lateness.p50", "# sleeps, median")
                    .with("Lateness.p99", "# sleeps, 99th percentile")
                    .with("Lateness.max", "# sleeps, maximum"),
            new Group(
                            "Fairness",
                            "How long a light task from outside waits beside heavy ones, two a thread, that yield every 10 µs. With virtual"
                                    + " threads and `ForkJoinPool` it waits until those have ended: they have no figures here.")
                    .with("Fairness.p50", "# light tasks, median")
                    .with("Fairness.p99", "# light tasks, 99th percentile")
                    .with("Fairness.max", "# light tasks, maximum"),
            new Group(
                            "Sleeping tasks",
                            "In a JVM of their own, with the serial collector. Tokio's live heap is what `malloc` has given out.")
                    .with("Memory.resident", "resident with # asleep")
                    .with("Memory.live", "live heap with # asleep")
                    .with("IdleTimers.cpu", "processor time while # are pending and none is due"));

    private Catalogue() {}

    /** Whatever has a title. */
    public static Set<String> names() {
        return titles().keySet();
    }

    /** Every name, with its title. */
    static Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        GROUPS.forEach(group -> titles.putAll(group.titles()));
        return titles;
    }
}
