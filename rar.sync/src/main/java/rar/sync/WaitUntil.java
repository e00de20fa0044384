package rar.sync;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;

/**
 * Waits until a condition holds for the value of a {@link Watch}. The condition is foreign code and is not called under
 * the lock; a value that comes while it is called is looked at next, as it is news to this future's own subscription.
 *
 * @param <T> the type of the value
 */
final class WaitUntil<T> extends Once<T> {
    private final Watch.Subscription<T> subscription; // the user's
    private final Watch.Subscription<T> own; // has seen what the condition was asked about
    private final Predicate<? super T> condition;
    private @Nullable Future<T> change; // null until the first value has been looked at

    WaitUntil(Watch.Subscription<T> subscription, Watch.Subscription<T> own, Predicate<? super T> condition) {
        this.subscription = subscription;
        this.own = own;
        this.condition = condition;
    }

    @Override
    String operation() {
        return "Watch.Subscription.waitUntil";
    }

    @Override
    Poll<T> step(Context context) throws Exception {
        if (change == null) {
            if (!context.spendBudget()) {
                return Poll.pending();
            }
            T first = own.get();
            if (condition.test(first)) {
                return found(first);
            }
            context.refundBudget();
            change = own.changed();
        }
        Poll<T> changed = change.poll(context);
        while (changed.isReady()) {
            if (condition.test(changed.value())) {
                return found(changed.value());
            }
            change = own.changed();
            changed = change.poll(context);
        }
        return Poll.pending();
    }

    @Override
    void release() {
        if (change != null) {
            change.cancel();
        }
    }

    private Poll<T> found(T value) {
        subscription.see(own);
        return Poll.ready(value);
    }
}
