package rar.async;

import java.util.Locale;

/**
 * What runs the bodies of async blocks. The first of these that can be had is taken, or the one that the system
 * property {@code rar.async.engine} names: {@code continuation}, {@code virtual} or {@code platform}.
 *
 * <p>A block means the same on each. They differ in cost, in what {@link Thread#currentThread()} is inside a body, and
 * in whether a block can be suspended inside {@code synchronized}.
 */
public enum Engine {
    /**
     * The body runs inside the poll, on the thread that polls, and leaves that thread while it waits. The fastest, by
     * far. Needs JDK 21 or newer and a flag, {@code --add-exports java.base/jdk.internal.vm=rar.async}, or
     * {@code =ALL-UNNAMED} if this module is on the class path.
     *
     * <p>A body may go on on another thread after an {@code await}. It must not hold a lock over one; and {@code await}
     * fails with an {@link IllegalStateException} inside {@code synchronized} or under a native frame, such as that of
     * a class initialiser. On a virtual thread that calls {@code blockOn}, a block gets a virtual thread of its own, as
     * with {@link #VIRTUAL}.
     */
    CONTINUATION,

    /**
     * The body runs on a virtual thread of its own, and whoever polls waits for that thread to suspend or to end: what
     * the body does between two awaits is one poll. A block that another one awaits before anybody has begun it runs on
     * that one's thread. Needs JDK 21 or newer.
     */
    VIRTUAL,

    /**
     * The body runs on a platform thread of its own, from the first poll to the end of the block; else as
     * {@link #VIRTUAL}.
     */
    PLATFORM;

    /** The name, as the system property has it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
