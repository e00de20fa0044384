package rar.api.spi;

/**
 * Plugs a scheduler in. A module that {@code provides} this service, or a jar on the class path that names it in
 * {@code META-INF/services}, is found by {@link rar.api.Builder}.
 *
 * <p>A provider needs a public constructor without arguments. It holds no state: each call of {@link #newExecutor}
 * makes a scheduler that shares nothing with others.
 */
public interface SchedulerProvider {
    /** The name by which an application asks for this scheduler, such as {@code work-stealing}. Unique on the path. */
    String name();

    /** Among several providers the one with the highest priority is taken when no name is given. */
    default int priority() {
        return 0;
    }

    /**
     * Makes a scheduler and starts its threads, if it has any.
     *
     * @param config the number of threads, and the name for them
     * @return a new executor, owned and at last closed by the runtime
     */
    TaskExecutor newExecutor(ExecutorConfig config);
}
