package rar.async;

import java.lang.System.Logger.Level;
import java.util.regex.Pattern;
import rar.api.spi.WorkerThread;
import rar.api.task.Ambient;
import rar.api.task.FreshFrame;
import rar.api.task.RuntimeContext;

/**
 * Warns, once, when a continuation may be resumed by another thread than before and the JVM was not told of that.
 *
 * <p>HotSpot's optimizing compiler asks for the current thread once for all that it compiles together, and a frame that
 * it compiled keeps the answer while it is suspended. Code of a body that is compiled together with an {@code await}
 * may so lock in the name of another thread, or read its thread locals. RAR's own code is guarded ({@link FreshFrame});
 * that of users cannot be. The option that makes the compiler ask each time is a diagnostic one; an interpreter and the
 * quick compiler ask each time anyway.
 */
final class Moves {
    /** What makes moving safe, as it is given to {@code java}. */
    static final String OPTIONS = "-XX:+UnlockDiagnosticVMOptions -XX:DisableIntrinsic=_currentThread";

    private static final Pattern SAFE =
            Pattern.compile("-XX:DisableIntrinsic=\\S*_currentThread\\b|-Xint\\b|-XX:TieredStopAtLevel=[0-3]\\b");

    /** Whether the JVM was told: then RAR's own code needs no guard either. */
    static final boolean EXPECTED_BY_JVM = areSafe(Continuations.options());

    /** Plain: two threads that find it false at once both warn, and no harm is done. */
    private static boolean done = EXPECTED_BY_JVM;

    private Moves() {}

    /** A body is about to be suspended in the poll in progress. */
    static void mayHappen() {
        if (!done && FreshFrame.call(Moves::isOnOneOfManyWorkers)) {
            done = true;
            FreshFrame.call(() -> {
                warn();
                return done;
            });
        }
    }

    /** Polls by hand and by {@code blockOn} stay on one thread, as a rule. */
    private static boolean isOnOneOfManyWorkers() {
        RuntimeContext context = Ambient.get();
        return context != null
                && Thread.currentThread() instanceof WorkerThread
                && context.scheduler().threads() > 1;
    }

    /** Whether a JVM with these options lets bodies move. */
    static boolean areSafe(String options) {
        return SAFE.matcher(options).find();
    }

    private static void warn() {
        System.getLogger(Moves.class.getPackageName())
                .log(
                        Level.WARNING,
                        "an async block may be resumed by another thread than before, which the JVM's compiler does not"
                                + " expect: locks and thread locals that its code uses may be taken for those of the"
                                + " thread before. Start Java with " + OPTIONS
                                + ", or take another engine with -D" + Engines.PROPERTY + "=" + Engine.VIRTUAL);
    }
}
