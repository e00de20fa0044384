package rar.async;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The choice of the engine, made when this class is loaded. */
final class Engines {
    /** The system property that forces an engine. */
    static final String PROPERTY = "rar.async.engine";

    private static final @Nullable Engine CHOSEN;
    private static final String PROBLEM;

    static {
        Engine chosen = null;
        String problem = "";
        try {
            chosen = choose(System.getProperty(PROPERTY));
        } catch (IllegalStateException e) { // for everyone who asks, not for the first only
            problem = String.valueOf(e.getMessage());
        }
        CHOSEN = chosen;
        PROBLEM = problem;
    }

    private Engines() {}

    /** The engine of this JVM. */
    static Engine chosen() {
        if (CHOSEN == null) {
            throw new IllegalStateException(PROBLEM);
        }
        return CHOSEN;
    }

    /**
     * What runs a body that is about to begin on the current thread.
     *
     * @param onWorker whether that is known to be a worker's, not a thread that stands in for one: then it is not
     *     virtual, and need not be asked
     */
    static Strand strand(Runnable body, boolean onWorker) {
        if (CHOSEN == Engine.CONTINUATION) {
            return onWorker || !VirtualThreads.isCurrent()
                    ? new ContinuationStrand(Continuations.make(body))
                    : new ThreadStrand(body, Engine.VIRTUAL);
        }
        return new ThreadStrand(body, chosen());
    }

    /** The engine of this name, or the best one if there is no name. */
    static Engine choose(@Nullable String name) {
        if (name == null) {
            return Arrays.stream(Engine.values())
                    .filter(engine -> problem(engine) == null)
                    .findFirst()
                    .orElseThrow();
        }
        Engine named = Arrays.stream(Engine.values())
                .filter(engine -> engine.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the system property " + PROPERTY + " names no engine: \""
                        + name + "\"; there are " + Arrays.toString(Engine.values())));
        String problem = problem(named);
        if (problem != null) {
            throw new IllegalStateException("the engine \"" + name + "\", which the system property " + PROPERTY
                    + " asks for, cannot be had: " + problem);
        }
        return named;
    }

    /** Why there is no such engine and what to do about it; null if there is. */
    private static @Nullable String problem(Engine engine) {
        return switch (engine) {
            case CONTINUATION -> Continuations.problem();
            case VIRTUAL -> VirtualThreads.problem();
            case PLATFORM -> null;
        };
    }
}
