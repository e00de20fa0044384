package rar.conformance;

/**
 * What a scheduler (S, O), a timer (C), or a provider of either (P) promises, and those promises of the runtime (R)
 * that it can keep only if the scheduler does its part. The texts of S, C and R are those of the packages
 * {@code rar.api.spi} and {@code rar.api}.
 */
public enum Rule {
    /** Found by its name. */
    P1(
            "A provider is declared as a service, and found by its name.",
            "a missing line in module-info or META-INF/services, or no public constructor without arguments"),

    /** Run once. */
    S1(
            "A task given to execute is run once, by one thread, at some time; no task is lost, duplicated, or starved"
                    + " while others cycle through YIELD or WAKE.",
            "a queue that is not safe for several threads, or an order that prefers newcomers for ever"),

    /** Never in the caller. */
    S2(
            "execute never runs the task in the caller, never blocks on task progress, and may be called by any"
                    + " thread.",
            "a bounded queue, a pool that lets its callers run what it has no room for, or a lock held over run()"),

    /** Published. */
    S3(
            "What happens before execute(t) happens-before t.run().",
            "a hand-over through a field or an array that is neither volatile nor guarded by a lock"),

    /** No lost wake-up. */
    S4(
            "With work queued and a thread idle, some thread starts it.",
            "a thread that looks at the queue, finds nothing, and parks without a second look after it has announced"
                    + " that it sleeps; or a signal that goes to a thread which has gone"),

    /** Nothing forgotten at the end. */
    S5(
            "After close() no queued task is forgotten: each is run, and finds itself cancelled.",
            "threads that end as soon as they see the closed flag, without emptying the queue, or a close() that does"
                    + " not wait for them"),

    /** Idle when idle. */
    S6(
            "An idle scheduler burns no CPU.",
            "a loop that spins, or polls with a short time limit, in place of a park or a wait"),

    /** One poller. */
    R1(
            "A task is polled by at most one thread at a time, and never after it finished.",
            "a task that is run twice for one call of execute (S1)"),

    /** No lost wake. */
    R2(
            "A wake is never lost; wakes before a poll coalesce into one poll; a wake during a poll leads to one more.",
            "a task that is lost (S1), or not started (S4)"),

    /** Scopes are waited for. */
    R3(
            "blockOn polls its future on the calling thread and returns when the future and every task spawned inside"
                    + " its scope, transitively, have finished.",
            "a task that is lost (S1), or not started (S4)"),

    /** Failures stay alone. */
    R5(
            "Whatever a poll throws fails that task alone. A failure that nobody awaits reaches the scheduler's handler"
                    + " of uncaught failures.",
            "a thread that ends, or loses tasks, when a task has failed"),

    /** The end. */
    R6(
            "close() rejects new work, cancels every unfinished task once, and returns when all threads have ended.",
            "tasks that are forgotten at close() (S5), or threads that are not waited for"),

    /** Isolation. */
    R7(
            "Schedulers are isolated: any number live side by side and share no thread, queue or static state.",
            "static fields, or a provider that gives out the same executor or timer twice"),

    /** Nothing piles up. */
    R8(
            "Nothing in the runtime grows with the number of finished tasks.",
            "an array slot, a list or a map that still holds tasks which have been run"),

    /** In the order of arrival. */
    O1(
            "With one thread, tasks run in the order in which they were handed in, whatever the cause.",
            "a shortcut for tasks that are woken, or a queue that is none"),

    /** Survives what tasks throw. */
    O2(
            "A thread outlives a task that throws, against the contract of tasks.",
            "a loop around task.run() without a catch of Throwable"),

    /** Worker threads. */
    O3(
            "Tasks run on WorkerThreads: daemons that bear the scheduler's name.",
            "threads that come from elsewhere; tasks run all the same, but take longer to find their context"),

    /** Fires once. */
    C1(
            "An entry fires once for each time it is scheduled, unless it is cancelled or the timer closed; one that is"
                    + " scheduled again while it fires, fires again.",
            "an entry marked as taken out only after it has fired, or a deadline that overflows"),

    /** Never early. */
    C2(
            "No entry fires before nanos() has reached its deadline, and nanos() never decreases.",
            "a deadline rounded down to a tick, or a comparison that overflows"),

    /** Not late. */
    C3(
            "An entry fires soon after its deadline: late by a tick and by the time that threads need to come round,"
                    + " whatever else is pending.",
            "a thread that sleeps to the deadline it knew of and is not woken for an earlier one, or a wheel that"
                    + " forgets what lies beyond its last slot"),

    /** Cancel decides. */
    C4(
            "cancel returns true if and only if the entry was scheduled and now will not fire.",
            "two steps, look and remove, without one lock around both"),

    /** Nothing kept. */
    C5(
            "An entry that has fired, or was cancelled, is no longer held by the timer.",
            "a cancelled entry that is only marked, and stays until its deadline; a link or an array slot that is not"
                    + " cleared"),

    /** Outside locks. */
    C6(
            "Entries fire outside the timer's locks: while one fires, any thread may use the timer; and what one throws"
                    + " stops nothing.",
            "fire() called under the lock, or without a catch of Throwable"),

    /** The end. */
    C7(
            "close() ends the timer's threads and drops what is pending, and returns when they have ended; nothing"
                    + " fires after that, and a later entry is taken in silence.",
            "a thread that is told to end but not waited for, or that is left waiting for a deadline far away"),

    /** Idle when idle. */
    C8(
            "A timer burns no CPU while nothing is due.",
            "a thread that wakes up every tick, or spins to the next deadline"),

    /** Arguments. */
    C9(
            "A negative deadline is an IllegalArgumentException, an entry that is scheduled already an"
                    + " IllegalStateException, and neither changes anything.",
            "arguments that are not looked at");

    private final String text;
    private final String cause;

    Rule(String text, String cause) {
        this.text = text;
        this.cause = cause;
    }

    /** The rule in full. */
    public String text() {
        return text;
    }

    /** What most often is behind a violation. */
    public String likelyCause() {
        return cause;
    }

    /** Where to read on. */
    public String reading() {
        String contract = switch (name().charAt(0)) {
            case 'R' -> "the documentation of the package rar.api";
            case 'P' -> "the documentation of rar.api.spi.SchedulerProvider and rar.api.spi.TimerProvider";
            case 'O' -> "the documentation of rar.conformance.Trait";
            default -> "the documentation of the package rar.api.spi";
        };
        return contract + "; docs/writing-a-scheduler.md, \"When a rule is violated\"";
    }
}
