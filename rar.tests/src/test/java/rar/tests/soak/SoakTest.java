package rar.tests.soak;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Hours of mixed load in a small place: {@code mvn verify -Psoak -Dsoak.minutes=10}. */
class SoakTest {
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    @Tag("soak")
    void everything_forMinutes_leavesNothingBehind() throws Exception {
        double minutes = Double.parseDouble(System.getProperty("soak.minutes", "10"));
        soak(WARM_UP);
        soak(Duration.ofNanos((long) (minutes * 60e9)));
    }

    @Test
    void everything_forAMoment_leavesNothingBehind() throws Exception {
        soak(Duration.ofMillis(200));
        soak(Duration.ofSeconds(1));
    }

    private static void soak(Duration length) throws InterruptedException {
        long seed = System.nanoTime();
        Footprint before = Footprint.take();
        Soak soak = new Soak(Soak.everything(), PATIENCE, seed);
        try {
            soak.run(length);
        } finally {
            System.out.println("soak of " + length + ", seed " + seed + "\n" + soak);
        }
        Footprint after = Footprint.take();
        System.out.println("before: " + before + "\nafter:  " + after);
        after.verifySince(before);
    }
}
