package rar.examples;

import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.spi.SchedulerProvider;

/**
 * Ten tasks that say hello, on each scheduler found in turn, or on the one named. Which thread says what, and in which
 * order, is the scheduler's choice; that all ten have spoken when {@code blockOn} returns is not.
 *
 * <pre>
 * mvn -q -pl rar.examples -am compile exec:exec
 * mvn -q -pl rar.examples -am compile exec:exec -Dargs=fifo
 * </pre>
 */
public final class Hello {
    private Hello() {}

    /** Takes the name of a scheduler, or nothing. */
    public static void main(String[] args) {
        if (args.length > 0) {
            greet(args[0]);
        } else {
            Builder.schedulers().stream().map(SchedulerProvider::name).forEach(Hello::greet);
        }
    }

    private static void greet(String name) {
        try (var scheduler = new Builder().scheduler(name).name(name).build()) {
            scheduler.blockOn(Future.run(Hello::spawnTen));
        }
    }

    private static void spawnTen() {
        for (int i = 0; i < 10; i++) {
            int number = i;
            Context.spawn(Future.run(() -> sayHello(number)));
        }
    }

    private static void sayHello(int number) {
        System.out.println(
                "hello from task " + number + " on " + Thread.currentThread().getName());
    }
}
