package rar.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectStyleTest {
    private static final List<String> FLAGS = List.of(
            "--add-exports=java.base/jdk.internal.vm=rar.async",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:DisableIntrinsic=_currentThread");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void main_withTheFlagsOrWithout_printsTheSame(boolean flags) {
        Program program = Program.runWith(flags ? FLAGS : List.of(), DirectStyle.class);

        assertTrue(program.lines().get(0).matches("engine: (continuation|virtual|platform)"), program::out);
        assertEquals(
                List.of("no price for fig: true", "total: 7"), program.lines().subList(1, 3));
        assertEquals("", program.err());
        assertEquals(0, program.status());
    }
}
