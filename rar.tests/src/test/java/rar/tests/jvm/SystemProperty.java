package rar.tests.jvm;

/** Sets a system property for as long as something runs. */
public final class SystemProperty {
    private SystemProperty() {}

    /** Runs {@code body} with the property, and puts back what was there before. */
    public static void with(String key, String value, Runnable body) {
        String before = System.setProperty(key, value);
        try {
            body.run();
        } finally {
            if (before == null) {
                System.clearProperty(key);
            } else {
                System.setProperty(key, before);
            }
        }
    }
}
