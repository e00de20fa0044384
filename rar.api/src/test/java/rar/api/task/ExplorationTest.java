package rar.api.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The explorer itself: it goes through all orders, and through those alone that can be. */
class ExplorationTest {
    /** Actors that each write their number twice. */
    private static class Writers implements Play {
        private final int actors;
        private final Set<String> ends;
        String written = "";

        Writers(int actors, Set<String> ends) {
            this.actors = actors;
            this.ends = ends;
        }

        @Override
        public List<Part> parts() {
            return IntStream.range(0, actors)
                    .mapToObj(i -> new Part("writer " + i, () -> write(i)))
                    .toList();
        }

        void write(int number) {
            for (int i = 0; i < 2; i++) {
                Stops.stop();
                written += number;
            }
        }

        @Override
        public String seen() {
            return written;
        }

        @Override
        public String state() {
            return written;
        }

        @Override
        public void verify() {
            ends.add(written);
        }
    }

    @Test
    void exploration_ofTwoStepsEach_findsEveryOrder() throws Exception {
        Set<String> ends = new HashSet<>();
        new Exploration().run(() -> new Writers(3, ends));
        assertEquals(90, ends.size()); // 6! / (2! 2! 2!)
    }

    @Test
    void exploration_ofActorsThatWait_findsTheOrdersThatCanBe() throws Exception {
        Set<String> ends = new HashSet<>();
        new Exploration().run(() -> new Writers(2, ends) {
            @Override
            void write(int number) {
                Stops.await(() -> number == 0 || !written.isEmpty());
                super.write(number);
            }
        });
        assertEquals(Set.of("0011", "0101", "0110"), ends);
    }

    @Test
    void exploration_withAnActorThatFails_saysWhy() {
        Exploration exploration = new Exploration();
        AssertionError error = assertThrows(
                AssertionError.class,
                () -> exploration.run(() -> new Writers(2, new HashSet<>()) {
                    @Override
                    void write(int number) {
                        super.write(number);
                        Stops.check(!written.equals("1010"), "written: " + written);
                    }
                }));
        assertEquals("written: 1010", error.getMessage());
    }

    @Test
    void exploration_withAnEndThatIsWrong_saysWhy() {
        Exploration exploration = new Exploration();
        assertThrows(UnsupportedOperationException.class, () -> exploration.run(() -> new Writers(1, Set.of())));
    }
}
