package rar.api.spi;

/**
 * Plugs a timer in, as {@link SchedulerProvider} does a scheduler: by {@code provides} in {@code module-info}, by
 * {@code META-INF/services} on the class path, with a public constructor without arguments.
 */
public interface TimerProvider {
    /** The name by which an application asks for this timer, such as {@code hashed-wheel}. Unique on the path. */
    String name();

    /** Among several providers the one with the highest priority is taken when no name is given. */
    default int priority() {
        return 0;
    }

    /**
     * Makes a timer that shares nothing with others. The runtime asks for one when the first future needs it.
     *
     * @param config the name for its threads
     * @return a new timer, owned and at last closed by the runtime
     */
    Timer newTimer(TimerConfig config);
}
