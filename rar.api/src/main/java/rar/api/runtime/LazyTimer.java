package rar.api.runtime;

import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import rar.api.spi.Timer;

/**
 * A scheduler's timer, made when the first future needs one: an application that never sleeps needs no timer module.
 */
final class LazyTimer implements AutoCloseable {
    private final TimerSource source;
    private final String name;
    private volatile @Nullable Timer timer;
    private boolean closed; // guarded by this

    LazyTimer(TimerSource source, String name) {
        this.source = source;
        this.name = name;
    }

    Timer get() {
        Timer existing = timer;
        return existing == null ? make() : existing;
    }

    private synchronized Timer make() {
        Timer existing = timer;
        if (existing != null) {
            return existing;
        }
        if (closed) {
            throw new RejectedExecutionException("scheduler \"" + name + "\" is closed");
        }
        Timer made = source.newTimer();
        timer = made;
        return made;
    }

    @Override
    public void close() {
        Timer existing;
        synchronized (this) {
            closed = true;
            existing = timer;
        }
        if (existing != null) {
            existing.close();
        }
    }
}
