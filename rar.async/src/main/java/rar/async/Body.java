package rar.async;

/** Code of an async block that yields no value. */
@FunctionalInterface
public interface Body {
    /**
     * Runs the block; may call {@link Async#await}.
     *
     * @throws Exception if the block fails
     */
    void run() throws Exception;
}
