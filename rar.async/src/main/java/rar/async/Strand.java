package rar.async;

import rar.api.task.AmbientSlot;

/** What runs one body with interruptions: the part of an async block that engines differ in. For one block. */
interface Strand {
    /**
     * Runs the body until it suspends or ends, and then returns. Called by whoever polls or cancels the block.
     *
     * @param slot the ambient slot of the caller, which is the body's meanwhile
     */
    void resume(AmbientSlot slot);

    /**
     * Looks whether the body can be suspended where it is, as far as the JVM does not do that. Apart from
     * {@link #suspend}, whose frame is kept as long as the body is suspended. Called by the body.
     *
     * @param body the class of what runs, which tells one block in the code from another
     * @throws IllegalStateException if the body cannot be suspended
     */
    default void requireSuspendable(Class<?> body) {}

    /**
     * Returns from {@link #resume}, and from here when that is called again. Called by the body.
     *
     * @throws IllegalStateException if the body cannot be suspended where it is
     */
    void suspend();
}
