package rar.api.stream;

import org.jspecify.annotations.Nullable;
import rar.api.task.Failures;

/** Gives several things up, each of them whatever the others throw. */
final class GiveUp {
    private @Nullable Throwable failure;

    GiveUp with(Runnable cancel) {
        try {
            cancel.run();
        } catch (Throwable t) {
            if (failure == null) {
                failure = t;
            } else {
                Failures.suppress(t, failure);
            }
        }
        return this;
    }

    /** Throws the first failure, with the others suppressed in it. */
    void rethrow() {
        if (failure != null) {
            throw Failures.unchecked(failure);
        }
    }
}
