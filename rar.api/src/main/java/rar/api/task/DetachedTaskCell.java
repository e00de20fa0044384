package rar.api.task;

import rar.api.Future;

/** A task whose handle nobody has: its failure is reported at once. */
final class DetachedTaskCell extends TaskCell<Void> {
    DetachedTaskCell(Future<Void> future) {
        super(future, null);
    }

    @Override
    void failedUnawaited(Throwable failure) {
        if (toObserved()) {
            reportUncaught(failure);
        }
    }
}
