package rar.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rar.api.Builder;
import rar.api.spi.SchedulerProvider;

class HelloTest {
    @Test
    void main_noArgument_eachSchedulerInTurnGreetsTenTimes() {
        List<String> schedulers =
                Builder.schedulers().stream().map(SchedulerProvider::name).toList();

        Program hello = Program.run(Hello.class);

        assertTrue(schedulers.containsAll(List.of("work-stealing", "fifo", "random-order")), schedulers::toString);
        List<String> rest = new ArrayList<>(hello.lines());
        for (String scheduler : schedulers) {
            List<String> turn = rest.subList(0, 10);
            assertEquals(greetings(scheduler), withoutWorkers(turn));
            turn.clear();
        }
        assertEquals(List.of(), rest);
        assertEquals("", hello.err());
        assertEquals(0, hello.status());
    }

    @Test
    void main_fifoWithOneThread_greetsInOrder() {
        Program hello = Program.runWith(List.of("-Drar.threads=1"), Hello.class, "fifo");

        assertEquals(
                IntStream.range(0, 10)
                        .mapToObj(i -> "hello from task " + i + " on rar-fifo-worker-0")
                        .toList(),
                hello.lines());
    }

    @Test
    void main_unknownScheduler_saysWhatWasFound() {
        Program hello = Program.run(Hello.class, "steal");

        assertEquals(1, hello.status());
        assertEquals("", hello.out());
        assertTrue(hello.err().contains("no SchedulerProvider named \"steal\"; found ["), hello::err);
    }

    private static List<String> greetings(String scheduler) {
        return IntStream.range(0, 10)
                .mapToObj(i -> "hello from task " + i + " on rar-" + scheduler)
                .toList();
    }

    private static List<String> withoutWorkers(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceFirst("-worker-\\d+$", ""))
                .sorted()
                .toList();
    }
}
