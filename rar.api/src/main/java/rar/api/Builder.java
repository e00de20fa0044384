package rar.api;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import rar.api.discovery.Providers;
import rar.api.runtime.Settings;
import rar.api.runtime.TimerSource;
import rar.api.runtime.Uncaught;
import rar.api.spi.ExecutorConfig;
import rar.api.spi.SchedulerProvider;
import rar.api.spi.Timer;
import rar.api.spi.TimerConfig;
import rar.api.spi.TimerProvider;

/**
 * Makes schedulers: {@code new Builder().threads(4).build()}.
 *
 * <p>Which scheduler and which timer are used is decided in this order: the name given to the builder; the system
 * properties {@code rar.scheduler} and {@code rar.timer}; the highest priority among the providers found. Providers are
 * found in the layer given, or else in the boot layer and on the class path. A builder is not thread-safe; it may be
 * used several times.
 */
public final class Builder {
    private static final int MAX_BLOCKING_THREADS = 32_768;
    private static final AtomicLong SERIAL = new AtomicLong(); // numbers names, and nothing else is shared

    private @Nullable Integer threads;
    private @Nullable String scheduler;
    private @Nullable String timer;
    private @Nullable String name;
    private @Nullable ModuleLayer layer;
    private int blockingThreads = 512;
    private BiConsumer<? super JoinHandle<?>, ? super Throwable> onUncaught = Uncaught::log;

    /** A builder with nothing decided. */
    public Builder() {}

    /**
     * How many threads run tasks. By default the system property {@code rar.threads}, or else the number of processors.
     *
     * @throws IllegalArgumentException unless {@code threads} is in {@code 1..1024}
     */
    public Builder threads(int threads) {
        this.threads = requireInRange("threads", threads, ExecutorConfig.MAX_THREADS);
        return this;
    }

    /** Asks for the scheduler of this name, such as {@code fifo}. */
    public Builder scheduler(String name) {
        this.scheduler = Objects.requireNonNull(name, "name");
        return this;
    }

    /** Asks for the timer of this name, such as {@code hashed-wheel}. */
    public Builder timer(String name) {
        this.timer = Objects.requireNonNull(name, "name");
        return this;
    }

    /**
     * Names the scheduler and, with it, its threads: {@code rar-NAME-worker-0}.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public Builder name(String name) {
        if (Objects.requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("name must not be blank: \"" + name + "\"");
        }
        this.name = name;
        return this;
    }

    /** Looks for providers in this layer and its parents, for schedulers that come as plug-ins. */
    public Builder layer(ModuleLayer layer) {
        this.layer = Objects.requireNonNull(layer, "layer");
        return this;
    }

    /**
     * How many threads may be inside calls of {@code spawnBlocking} at a time; 512 by default.
     *
     * @throws IllegalArgumentException unless {@code threads} is in {@code 1..32768}
     */
    public Builder blockingThreads(int threads) {
        this.blockingThreads = requireInRange("blockingThreads", threads, MAX_BLOCKING_THREADS);
        return this;
    }

    /**
     * Who is told of failures that nobody awaits. By default they are logged to the {@code System.Logger} {@code rar}
     * at level {@code ERROR}.
     *
     * <p>A failure counts as unawaited when nobody has asked for it a fifth of a second after its task ended, or when
     * its scope has ended, or the scheduler has closed, whichever is first. Each is reported at most once; whoever
     * awaits the task later gets it all the same. The handler is called on whatever thread comes upon the failure, and
     * must not block; what it throws is logged.
     */
    public Builder onUncaught(BiConsumer<? super JoinHandle<?>, ? super Throwable> handler) {
        this.onUncaught = Objects.requireNonNull(handler, "handler");
        return this;
    }

    /**
     * Makes a scheduler and starts its threads.
     *
     * @throws IllegalArgumentException if a provider was asked for by a name that none has, or a system property has a
     *     value that it cannot have
     * @throws IllegalStateException if there is no scheduler on the path, or two have an equal claim, or one could not
     *     be loaded. A missing timer is an error only when a future needs it
     */
    public Scheduler build() {
        ExecutorConfig config =
                new ExecutorConfig(name != null ? name : "scheduler-" + SERIAL.incrementAndGet(), threads());
        SchedulerProvider chosen = Providers.schedulers(layer).choose(scheduler);
        return new Scheduler(new Settings(chosen, config, timerSource(config), blockingThreads, onUncaught));
    }

    /** Chooses now and complains now about a bad choice; but that there is none to choose is a matter for later. */
    private TimerSource timerSource(ExecutorConfig config) {
        Providers<TimerProvider> timers = Providers.timers(layer);
        TimerProvider chosen = timers.chooseOrNone(timer);
        return () -> {
            if (chosen == null) {
                throw timers.none();
            }
            Timer made = chosen.newTimer(new TimerConfig(config.name()));
            if (made == null) {
                throw new IllegalStateException(
                        "the TimerProvider \"" + chosen.name() + "\" made no timer: newTimer returned null");
            }
            return made;
        };
    }

    /** The schedulers that a builder without a layer finds, by descending priority. */
    public static List<SchedulerProvider> schedulers() {
        return Providers.schedulers(null).all();
    }

    /** The timers that a builder without a layer finds, by descending priority. */
    public static List<TimerProvider> timers() {
        return Providers.timers(null).all();
    }

    private int threads() {
        if (threads != null) {
            return threads;
        }
        String property = System.getProperty("rar.threads");
        if (property == null) {
            return Math.min(Runtime.getRuntime().availableProcessors(), ExecutorConfig.MAX_THREADS);
        }
        try {
            return requireInRange(
                    "the system property rar.threads", Integer.parseInt(property.strip()), ExecutorConfig.MAX_THREADS);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "the system property rar.threads must be a number in 1.." + ExecutorConfig.MAX_THREADS + ": \""
                            + property + "\"",
                    e);
        }
    }

    private static int requireInRange(String what, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(what + " must be in 1.." + max + ": " + value);
        }
        return value;
    }
}
