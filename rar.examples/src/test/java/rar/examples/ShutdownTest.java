package rar.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShutdownTest {
    @Test
    void main_interrupted_finishesWhatItHasBegun() throws IOException, InterruptedException {
        assumeTrue(ProcessHandle.current().supportsNormalTermination(), "there are no signals here");
        Process process = new ProcessBuilder(Program.command(List.of(), Shutdown.class)).start();
        try (BufferedReader out = process.inputReader()) {
            assertEquals("serving, stop me with Ctrl-C", out.readLine());
            process.toHandle().destroy(); // a signal, as Ctrl-C is one
            assertEquals("stopped, with 0 requests unfinished", out.readLine());
            process.waitFor();
        } finally {
            process.destroyForcibly();
        }
    }
}
