package rar.tests.soak;

/** Thrown on purpose. */
final class Deliberate extends RuntimeException {
    private static final long serialVersionUID = 1;

    Deliberate() {
        super("thrown on purpose", null, false, false);
    }
}
