package rar.examples;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.Poll;
import rar.api.Time;

/**
 * A million tasks that sleep at one time, or as many as asked for. After {@code mvn compile}, what they need is seen by
 *
 * <pre>
 * /usr/bin/time -v java -XX:+UseSerialGC -Xmx200m -p rar.api/target/classes:rar.executor.stealing/target/classes:\
 * rar.timer/target/classes:rar.sync/target/classes:rar.async/target/classes:rar.examples/target/classes \
 * -m rar.examples/rar.examples.MillionSleepers
 * </pre>
 */
public final class MillionSleepers {
    private static final AtomicInteger ASLEEP = new AtomicInteger();
    private static final AtomicInteger WOKEN = new AtomicInteger();

    private MillionSleepers() {}

    /** Takes the number of sleepers, or nothing. */
    public static void main(String[] args) {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Duration night = Duration.ofSeconds(1).plusNanos(10_000L * count); // time enough for all to fall asleep
        try (var scheduler = new Builder().build()) {
            scheduler.blockOn(Future.run(() -> {
                for (int i = 0; i < count; i++) {
                    Context.spawn(new Sleeper(Time.sleep(night)));
                }
            }));
        }
        System.out.println(WOKEN + " woke");
    }

    /** Is counted when it goes to sleep, and when it wakes. Written by hand to be small. */
    private record Sleeper(Future<Void> sleep) implements Future<Void> {
        @Override
        public Poll<Void> poll(Context context) throws Exception {
            Poll<Void> poll = sleep.poll(context);
            if (poll.isPending()) {
                ASLEEP.incrementAndGet();
            } else if (WOKEN.getAndIncrement() == 0) {
                System.out.println(ASLEEP + " asleep");
            }
            return poll;
        }

        @Override
        public void cancel() {
            sleep.cancel();
        }
    }
}
