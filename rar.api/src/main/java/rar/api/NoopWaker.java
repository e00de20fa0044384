package rar.api;

/** The waker that wakes nothing. */
enum NoopWaker implements Waker {
    INSTANCE;

    @Override
    public void wake() {}
}
