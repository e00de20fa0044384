package rar.api.runtime;

import java.lang.System.Logger.Level;
import rar.api.JoinHandle;

/** What happens by default to a failure that nobody awaits: it is logged, to {@code System.Logger} {@code rar}. */
public final class Uncaught {
    private static final System.Logger LOGGER = System.getLogger("rar");

    private Uncaught() {}

    /** The default handler. */
    public static void log(JoinHandle<?> task, Throwable failure) {
        LOGGER.log(Level.ERROR, "task \"" + task.name() + "\" failed, and nobody awaits it", failure);
    }

    /** Called when a handler threw: neither failure may get lost. */
    static void handlerFailed(JoinHandle<?> task, Throwable failure, Throwable handlers) {
        try {
            handlers.addSuppressed(failure);
            LOGGER.log(
                    Level.ERROR,
                    "the handler of uncaught failures itself failed, for task \"" + task.name() + "\"",
                    handlers);
        } catch (Throwable ignored) {
            // There is no one left to tell, and the worker must live (R5).
        }
    }
}
