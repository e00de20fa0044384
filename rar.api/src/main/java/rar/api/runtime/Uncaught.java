package rar.api.runtime;

import java.lang.System.Logger.Level;
import java.util.function.BiConsumer;
import rar.api.JoinHandle;
import rar.api.task.Failures;

/** What happens to a failure that nobody awaits: by default it is logged, to {@code System.Logger} {@code rar}. */
public final class Uncaught {
    private Uncaught() {}

    /** The default handler. */
    public static void log(JoinHandle<?> task, Throwable failure) {
        System.getLogger("rar").log(Level.ERROR, "task \"" + task.name() + "\" failed, and nobody awaits it", failure);
    }

    /** Calls a handler. If that fails itself, both failures are logged. Throws nothing. */
    static void report(
            BiConsumer<? super JoinHandle<?>, ? super Throwable> handler, JoinHandle<?> task, Throwable failure) {
        try {
            handler.accept(task, failure);
        } catch (Throwable handlers) {
            try {
                Failures.suppress(failure, handlers);
                String message = "the handler of uncaught failures itself failed, for task \"" + task.name() + "\"";
                System.getLogger("rar").log(Level.ERROR, message, handlers);
            } catch (Throwable unreported) {
                // There is no one left to tell, and the worker must live (R5).
            }
        }
    }
}
