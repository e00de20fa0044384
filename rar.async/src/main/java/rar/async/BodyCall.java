package rar.async;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A body without a value, as one with a value.
 *
 * @param body the body
 */
record BodyCall(Body body) implements Callable<@Nullable Void> {
    @Override
    public @Nullable Void call() throws Exception {
        body.run();
        return null;
    }
}
