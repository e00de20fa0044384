package rar.examples;

import java.util.ArrayList;
import java.util.List;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.Scheduler;

/**
 * Runs tasks on a scheduler of one's own: {@link RandomOrderExecutor}, which {@link RandomOrderProvider} plugs in. Its
 * order is drawn by lot, and the same for the same name.
 *
 * <pre>
 * mvn -q -pl rar.examples -am compile exec:exec -Dexample=CustomScheduler
 * </pre>
 */
public final class CustomScheduler {
    private CustomScheduler() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        for (String name : List.of("monday", "tuesday", "monday")) {
            try (Scheduler scheduler =
                    new Builder().scheduler("random-order").name(name).build()) {
                System.out.println(name + ": " + order(scheduler));
            }
        }
    }

    /** In which order ten tasks run. They are spawned by a task, so that the one worker finds all of them queued. */
    private static List<Integer> order(Scheduler scheduler) {
        List<Integer> order = new ArrayList<>(); // one worker: nobody else touches it
        scheduler.blockOn(Future.run(() -> Context.spawn(Future.run(() -> {
            for (int i = 0; i < 10; i++) {
                int number = i;
                Context.spawn(Future.run(() -> order.add(number)));
            }
        }))));
        return order;
    }
}
