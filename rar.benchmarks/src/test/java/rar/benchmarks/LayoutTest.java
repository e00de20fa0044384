package rar.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.FieldLayout;

/** What one thread writes all the time, and the memory around it, as this JVM lays it out. */
class LayoutTest {
    private static final int TWO_LINES = 128;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rar.api.task.AmbientSlot",
                "rar.api.task.TaskList",
                "rar.executor.stealing.LocalQueue",
                "rar.executor.stealing.NextSlot",
                "rar.executor.stealing.Pace"
            })
    void fields_ofAShieldedObject_areTwoLinesFromAnyOther(String name) throws ClassNotFoundException {
        ClassLayout layout = ClassLayout.parseClass(Class.forName(name + "$Shielded"));
        List<FieldLayout> fields = layout.fields().stream()
                .filter(field -> !field.name().matches("[pq]\\d*"))
                .toList();
        assertFalse(fields.isEmpty());
        for (FieldLayout field : fields) {
            assertTrue(field.offset() >= TWO_LINES, layout::toPrintable);
            assertTrue(layout.instanceSize() - field.offset() - field.size() >= TWO_LINES, layout::toPrintable);
        }
    }

    /** What a sleeping task consists of: a field more would cost eight bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"rar.api.task.TaskCell", "rar.api.time.Sleep"})
    void size_ofWhatThereAreMillionsOf_isFortyBytes(String name) throws ClassNotFoundException {
        ClassLayout layout = ClassLayout.parseClass(Class.forName(name));
        assertEquals(40, layout.instanceSize(), layout::toPrintable);
    }
}
