package rar.async;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * What an {@code await} throws in a block that is being given up. Each throws one of its own: a resource whose
 * {@code close()} awaits throws a second one, which the first must be able to suppress.
 */
final class Unwinding extends CancellationException {
    private static final long serialVersionUID = 1;

    Unwinding() {
        super("the async block was cancelled while it was suspended");
    }

    /**
     * What is left of the failure of a body that was unwound: null if it is a cancellation, whatever it was wrapped in,
     * and suppresses nothing else; what it suppresses, if it is a cancellation that suppresses more; the failure itself
     * otherwise.
     */
    static @Nullable Throwable leftover(Throwable failure) {
        return leftover(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** Two that were thrown together by two combinators may suppress each other; so each is looked at once. */
    private static @Nullable Throwable leftover(Throwable failure, Set<Throwable> seen) {
        if (!isCancellation(failure)) {
            return failure;
        }
        Throwable first = null;
        for (Throwable each = failure; each != null && seen.add(each); each = each.getCause()) {
            for (Throwable suppressed : each.getSuppressed()) {
                Throwable left = leftover(suppressed, seen);
                if (first == null) {
                    first = left;
                } else if (left != null && left != first) {
                    first.addSuppressed(left);
                }
            }
        }
        return first;
    }

    private static boolean isCancellation(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) { // bodies like to wrap
            if (each instanceof CancellationException) {
                return true;
            }
        }
        return false;
    }
}
