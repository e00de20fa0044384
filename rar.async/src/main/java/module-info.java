import org.jspecify.annotations.NullMarked;

/**
 * Direct style: futures written as plain code, {@code async(() -> { … await(future) … })}, on any scheduler.
 *
 * <p>The code is suspended where it waits, and its thread does something else meanwhile. How, is up to the engine that
 * {@link rar.async.Engine} describes: the JDK's own continuations if this module may use them, else a thread for each
 * block that has begun, a virtual one where there are such. The meaning is the same on all.
 *
 * <p>What this module deliberately lacks: a scheduler, as a block is a future like any other, polled by whoever owns
 * it; channels and locks that can be awaited; and a need for any flag, though one makes it fast.
 */
@NullMarked
module rar.async {
    requires rar.api;
    requires static org.jspecify;

    exports rar.async;
}
