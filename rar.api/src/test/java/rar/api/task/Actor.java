package rar.api.task;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A thread that moves only when it is its turn: it stops where {@link Stops} says, and goes on when the
 * {@link Interleaving} that it acts in wants it to. It acts in one after the other.
 */
final class Actor extends Thread {
    private static final StackWalker WALKER = StackWalker.getInstance();

    // Touched by whoever has the turn, and between two interleavings by whoever starts them.
    private Interleaving interleaving;
    private Play.Part part;
    private BooleanSupplier condition; // null once finished
    private String place;
    private String lastLook;

    /** Publishes all of the above. */
    private volatile boolean hasTurn;

    Actor(int index) {
        super("actor-" + index);
        setDaemon(true);
    }

    /** What the actor does in the next interleaving. */
    void cast(Interleaving next, Play.Part nextPart) {
        interleaving = next;
        part = nextPart;
        condition = Actor::always;
        place = "start";
    }

    @Override
    public void run() {
        awaitTurn();
        while (!isInterrupted()) {
            perform();
            awaitTurn();
        }
    }

    private void perform() {
        try {
            if (!interleaving.isOver()) {
                part.body().run();
            }
        } catch (Interleaving.Over e) {
            // nothing is left to do
        } catch (Throwable t) {
            interleaving.fail(t);
        }
        condition = null;
        place = "end";
        interleaving.left();
    }

    /** Lets others move, until it is this actor's turn again. What it knows beside its place is {@code knowledge}. */
    void pause(String knowledge) {
        letOthers(Actor::always, knowledge);
    }

    /** Lets others move, until something is the case. */
    void await(BooleanSupplier what) {
        if (!interleaving.isOver()) {
            letOthers(what, "");
        }
        if (interleaving.isOver()) {
            throw new Interleaving.Over();
        }
    }

    /** Takes note of what is shared, as it is now. */
    void look() {
        lastLook = interleaving.seen();
    }

    String lastLook() {
        return lastLook;
    }

    private static boolean always() {
        return true;
    }

    private void letOthers(BooleanSupplier until, String knowledge) {
        condition = until;
        place = interleaving.place(Actor::here) + knowledge;
        Actor next = interleaving.next(this);
        if (next != this) {
            next.takeTurn();
            awaitTurn();
        }
    }

    /** Where in the code of the cell and its play this thread is. */
    private static String here() {
        return WALKER.walk(Actor::place);
    }

    private static String place(Stream<StackWalker.StackFrame> frames) {
        StringBuilder place = new StringBuilder();
        frames.filter(frame -> frame.getClassName().startsWith("rar.api."))
                .forEach(frame -> place.append(frame.getMethodName())
                        .append(frame.getByteCodeIndex())
                        .append('<'));
        return place.toString();
    }

    /** Tells this actor's present from others: where it is, and what it knows. */
    String place() {
        return part.role() + place;
    }

    boolean canMove() {
        return !hasFinished() && condition.getAsBoolean();
    }

    boolean hasFinished() {
        return condition == null;
    }

    void takeTurn() {
        hasTurn = true;
        LockSupport.unpark(this);
    }

    private void awaitTurn() {
        while (!hasTurn && !isInterrupted()) {
            LockSupport.park(this);
        }
        hasTurn = false;
    }

    Interleaving interleaving() {
        return interleaving;
    }
}
