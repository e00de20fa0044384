package rar.tests.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/** Makes run-time images. */
public final class Jlink {
    private Jlink() {}

    /** Makes one in {@code image}, a folder that does not exist yet, of modules on {@code modulePath}. */
    public static void link(Path image, String modulePath, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("--module-path", modulePath, "--output", image.toString()));
        ToolProvider jlink = ToolProvider.findFirst("jlink").orElseThrow();
        StringWriter messages = new StringWriter();
        PrintWriter printer = new PrintWriter(messages, true);
        int status = jlink.run(printer, printer, arguments.toArray(String[]::new));
        assertEquals(0, status, () -> "jlink's status; it printed\n" + messages);
    }
}
