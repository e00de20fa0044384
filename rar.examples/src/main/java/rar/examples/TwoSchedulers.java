package rar.examples;

import rar.api.Builder;
import rar.api.Future;
import rar.api.JoinHandle;
import rar.api.Scheduler;

/**
 * Two schedulers in one JVM, which share nothing: one thread that serves in strict order, and many that compute. A task
 * of the one awaits a task of the other by its handle, and goes on where it belongs.
 *
 * <pre>
 * mvn -q -pl rar.examples -am compile exec:exec -Dexample=TwoSchedulers
 * </pre>
 */
public final class TwoSchedulers {
    private TwoSchedulers() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        try (var back = new Builder().name("back").scheduler("work-stealing").build();
                var front =
                        new Builder().name("front").scheduler("fifo").threads(1).build()) {
            JoinHandle<String> served = front.spawn(Future.defer(() -> serve(back)));
            System.out.println("answer: " + front.blockOn(served));
        }
    }

    /** Runs on the front, but for what it has the back do. */
    private static Future<String> serve(Scheduler back) {
        tell("serving");
        JoinHandle<String> result = back.spawn(Future.call(TwoSchedulers::compute));
        return result.map(value -> {
            tell("handing out");
            return value;
        });
    }

    private static String compute() {
        tell("computing");
        return "42";
    }

    private static void tell(String what) {
        System.out.println(what + " on " + Thread.currentThread().getName());
    }
}
