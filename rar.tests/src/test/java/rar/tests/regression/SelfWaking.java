package rar.tests.regression;

import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/** Wakes itself a few times, and notes whoever polls or cancels it at the wrong time (R1, F5). */
final class SelfWaking implements Future<Integer> {
    private final Queue<String> broken;
    private final AtomicBoolean inside = new AtomicBoolean();
    private int left; // the poller only
    private boolean over;

    SelfWaking(int times, Queue<String> broken) {
        this.left = times;
        this.broken = broken;
    }

    @Override
    public Poll<Integer> poll(Context context) {
        enter("poll");
        try {
            if (left == 0) {
                over = true;
                return Poll.ready(1);
            }
            left--;
            context.waker().wake();
            return Poll.pending();
        } finally {
            inside.set(false);
        }
    }

    @Override
    public void cancel() {
        enter("cancel");
        over = true;
        inside.set(false);
    }

    private void enter(String what) {
        if (!inside.compareAndSet(false, true)) {
            broken.add(what + " while another call was under way");
        }
        if (over) {
            broken.add(what + " after the end");
        }
    }
}
