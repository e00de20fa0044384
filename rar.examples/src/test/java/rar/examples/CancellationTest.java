package rar.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CancellationTest {
    @Test
    void main_everyTaskTidiesUpBeforeItsEndIsSeen() {
        assertEquals(new Program(0, """
                        a task with a handle tidies up
                        who awaits it gets java.util.concurrent.CancellationException: task "download" was cancelled
                        a shielded task had nothing yet, and then some news
                        a task in a scope tidies up
                        the scope has failed
                        a task outside any scope tidies up
                        """, ""), Program.run(Cancellation.class));
    }
}
