package rar.async;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.StackWalker.Option;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Monitors as class files tell of them: the code asks about the place that it is itself at. */
class SynchronizedCodeTest {
    private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

    private final Object monitor = new Object();

    @Test
    void contains_plainCode_none() {
        assertEquals(0, heldAround());
        try {
            assertEquals(0, heldAround());
        } finally {
            assertEquals(0, heldAround());
        }
    }

    @Test
    void contains_synchronizedBlock_insideOnly() {
        assertEquals(0, heldAround());
        synchronized (monitor) {
            assertEquals(1, heldAround());
            try {
                synchronized (this) {
                    assertEquals(1, heldAround());
                }
            } finally {
                assertEquals(1, heldAround());
            }
        }
        assertEquals(0, heldAround());
    }

    @Test
    void contains_returnOutOfBlock_before() {
        assertEquals(1, returning(true));
        assertEquals(0, returning(false));
    }

    private int returning(boolean inside) {
        synchronized (monitor) {
            if (inside) {
                return heldAround();
            }
        }
        return heldAround();
    }

    @Test
    void contains_synchronizedMethods_all() {
        assertEquals(1, instanceMethod());
        assertEquals(1, staticMethod());
    }

    private synchronized int instanceMethod() {
        return heldAround();
    }

    private static synchronized int staticMethod() {
        return heldAround();
    }

    @Test
    void contains_manyLocals_findsTheWideForms() {
        long a = System.nanoTime(), b = a + 1, c = b + 1, d = c + 1;
        synchronized (monitor) {
            assertEquals(1, heldAround());
        }
        assertEquals(6, b + c + d - 3 * a);
    }

    @Test
    void contains_lambdaInside_countsTheFramesOutside() {
        BooleanSupplier one = () -> heldAround() == 0;
        assertEquals(true, one.getAsBoolean());
        synchronized (monitor) {
            BooleanSupplier two = () -> heldAround() == 1;
            assertEquals(true, two.getAsBoolean());
        }
    }

    @Test
    @SuppressWarnings("UnnecessaryAsync") // it holds a monitor while it computes
    void contains_codeOfTheJdk_isReadAsWell() {
        ConcurrentHashMap<String, Integer> map = new ConcurrentHashMap<>();
        map.put("key", 1);
        assertEquals(1, map.compute("key", (key, value) -> heldAround()));
    }

    /** How many frames hold a monitor, among those of this class and its callees' callers up to the test engine. */
    private static int heldAround() {
        return WALKER.walk(frames -> frames.takeWhile(
                                frame -> !frame.getClassName().contains("reflect")
                                        && !frame.getClassName().contains("junit"))
                        .filter(frame -> SynchronizedCode.of(frame.getDeclaringClass())
                                .contains(frame.getMethodName(), frame.getDescriptor(), frame.getByteCodeIndex()))
                        .count())
                .intValue();
    }
}
