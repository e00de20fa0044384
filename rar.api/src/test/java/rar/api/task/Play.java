package rar.api.task;

import java.util.List;

/** What is done concurrently, and what must come of it. A new one is made for each order of its steps. */
interface Play {
    /**
     * What an actor does.
     *
     * @param role the same for parts that may be exchanged without making a difference
     */
    record Part(String role, Runnable body) {}

    /** One for each actor. */
    List<Part> parts();

    /** What the woven code can see of what is shared. */
    String seen();

    /** All that the future of this play depends on, but for what its actors remember. */
    String state();

    /** Nobody can move any more: is everything as it should be? */
    void verify();
}
