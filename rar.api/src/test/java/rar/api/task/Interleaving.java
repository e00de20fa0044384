package rar.api.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * One order of the steps of several actors. One of them has the turn; where it stops, it asks here who goes on. The
 * answer comes from the {@link Exploration}, which has seen the orders before this one.
 */
final class Interleaving {
    private final Exploration exploration;
    private final Play play;
    private final List<Actor> actors;
    private final CountDownLatch left;
    private final List<Actor> able = new ArrayList<>(); // whoever has the turn

    private volatile boolean over;
    private volatile Throwable failure;
    private boolean known; // whoever has the turn

    /** Ends a part that waits for what will not come any more. */
    static final class Over extends Error {
        private static final long serialVersionUID = 1;

        Over() {
            super("the interleaving is over", null, false, false);
        }
    }

    Interleaving(Exploration exploration, Play play, List<Actor> actors) {
        this.exploration = exploration;
        this.play = play;
        this.actors = actors;
        this.left = new CountDownLatch(actors.size());
    }

    /** Runs it. Returns whether it came to an end of its own, and not to a state that was known already. */
    boolean run(List<Play.Part> parts) throws InterruptedException {
        for (int i = 0; i < actors.size(); i++) {
            actors.get(i).cast(this, parts.get(i));
        }
        next(null).takeTurn();
        left.await();
        if (failure != null) {
            throw new AssertionError(failure.getMessage(), failure);
        }
        return !known;
    }

    /** Who goes on; {@code me}, if all is over. */
    Actor next(Actor me) {
        if (over) {
            return me;
        }
        findAble(me);
        if (able.isEmpty()) {
            end(me);
            return me;
        }
        int choice = able.size() == 1 ? 0 : exploration.choose(able.size(), this::state);
        if (choice >= 0) {
            return able.get(choice);
        }
        known = true;
        end(me);
        return me;
    }

    /** Whoever has the turn comes first: to go on costs less than to change. */
    private void findAble(Actor me) {
        able.clear();
        if (me != null && me.canMove()) {
            able.add(me);
        }
        for (Actor actor : actors) {
            if (actor != me && actor.canMove()) {
                able.add(actor);
            }
        }
    }

    /** The same for states that differ in nothing but which of several actors of one role is where. */
    private String state() {
        return play.state() + actors.stream().map(Actor::place).sorted().toList();
    }

    /** From now on nobody stops. */
    private void end(Actor me) {
        over = true;
        for (Actor actor : actors) {
            if (actor != me && !actor.hasFinished()) {
                actor.takeTurn();
            }
        }
    }

    /** A short name for where an actor has stopped. */
    String place(Supplier<String> search) {
        return exploration.place(search);
    }

    boolean isOver() {
        return over;
    }

    /** Something is wrong. */
    void fail(Throwable thrown) {
        if (!over) {
            failure = thrown;
            end((Actor) Thread.currentThread());
        }
    }

    /** The current actor has done its part. */
    void left() {
        Actor me = (Actor) Thread.currentThread();
        Actor next = next(me);
        if (next != me) {
            next.takeTurn();
        }
        left.countDown();
    }

    /** What is seen by actors of what they share. */
    String seen() {
        return play.seen();
    }
}
