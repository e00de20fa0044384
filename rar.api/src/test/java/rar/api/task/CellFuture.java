package rar.api.task;

import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/** The future of the task of a {@link CellPlay}. Ends when it has seen enough news, and knows what it may be asked. */
final class CellFuture implements Future<String> {
    private static final String MESSAGE = "thrown in a poll";

    private final CellCase what;
    private final News news;

    private boolean inside;
    private boolean ended;
    private boolean cancelRequested;
    private boolean endedTooLate;
    private int cancels;
    private int seen = -1;
    private int wakesBefore = -1;
    private int yields; // how often it is still to ask for another poll
    private boolean asked; // for the poll that is to come

    CellFuture(CellCase what, News news) {
        this.what = what;
        this.news = news;
        this.yields = what.yields() ? 1 : 0;
    }

    @Override
    public Poll<String> poll(Context context) {
        Stops.check(!inside, "R1: two threads poll at once");
        Stops.check(!ended && cancels == 0, "R1: polled after the end");
        Stops.check(asked || news.published() > wakesBefore, "R2: polled again, and no wake since the last poll began");
        inside = true;
        wakesBefore = news.wakes();
        seen = news.published();
        asked = yields > 0;
        if (asked) {
            yields--;
            ((RuntimeContext) context).yieldPoll(Ambient.slot());
        }
        Stops.stop();
        inside = false;
        ended = !asked && isDue();
        endedTooLate = ended && cancelRequested;
        if (ended && what.ending() == CellCase.Ending.ERROR) {
            throw new StackOverflowError(MESSAGE);
        }
        return ended ? Poll.ready("value") : Poll.pending();
    }

    @Override
    public void cancel() {
        Stops.check(!inside, "F5: cancelled during a poll");
        Stops.check(!ended && cancels == 0, "F5: cancelled after the end");
        inside = true;
        cancels++;
        Stops.stop();
        inside = false;
    }

    private boolean isDue() {
        return what.ending() != CellCase.Ending.NEVER && seen >= what.due();
    }

    /** Somebody's call of the handle's {@code cancel()}, or of the scope's, has returned. */
    void cancelRequested() {
        cancelRequested = true;
    }

    static boolean isThrown(Throwable failure) {
        return failure instanceof StackOverflowError && MESSAGE.equals(failure.getMessage());
    }

    boolean hasThrown() {
        return ended && what.ending() == CellCase.Ending.ERROR;
    }

    void verify(TaskCell<String> task) {
        Stops.check(!inside, "R1: a poll has not ended");
        if (!task.isDone()) {
            Stops.check(seen == news.published(), "R2: a wake was lost");
            Stops.check(!asked, "R2: not polled again after it has yielded");
            Stops.check(!ended && cancels == 0, "T3: the future has ended, the task has not");
            return;
        }
        Stops.check(ended || cancels == 1, "R6: the task is done, but its future was not cancelled");
        Stops.check(ended || task.isCancelled(), "T4: the future was cancelled, the task was not");
        Stops.check(!endedTooLate || task.isCancelled(), "T4: a value came after the cancellation, and decided");
        Stops.check(what.isCancelled() || !task.isCancelled(), "T4: cancelled, though nobody asked for it");
    }

    String state() {
        return " future " + inside + ended + cancelRequested + endedTooLate + cancels + seen + wakesBefore + yields
                + asked;
    }
}
