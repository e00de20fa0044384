package rar.api.task;

import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** How a failure gets from the task that failed to whoever waits for it (R4). */
public final class Failures {
    private Failures() {}

    /** Throws errors, returns unchecked exceptions as they are, and wraps checked ones, for the caller to throw. */
    public static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException unchecked ? unchecked : new CompletionException(failure);
    }

    /**
     * Adds {@code other} to what {@code main} suppresses; they may be the same, which {@code addSuppressed} forbids.
     */
    public static void suppress(Throwable other, Throwable main) {
        if (other != main) {
            main.addSuppressed(other);
        }
    }

    /** What to throw of several failures: the first, which suppresses the {@code next}. */
    public static Throwable first(@Nullable Throwable first, Throwable next) {
        if (first == null) {
            return next;
        }
        suppress(next, first);
        return first;
    }

    /** Throws {@code failure} as it is, checked or not, where the compiler would not let it pass. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // E is erased: nothing is cast
    public static <E extends Throwable> RuntimeException sneaky(Throwable failure) throws E {
        throw (E) failure;
    }
}
