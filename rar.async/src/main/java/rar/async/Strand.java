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
     * Returns from {@link #resume}, and from here when that is called again. Called by the body.
     *
     * @param body what runs, whose class tells one block in the code from another
     * @throws IllegalStateException if the body cannot be suspended where it is
     */
    void suspend(Object body);
}
