package rar.tests.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import rar.api.Context;
import rar.api.Future;
import rar.api.Futures;
import rar.api.JoinHandle;
import rar.api.Scheduler;

/** Trees of tasks: each node spawns its children and awaits them, or leaves them to the scope. */
final class SpawnLoad implements Load {
    private static final int DEPTH = 7;
    private static final int YIELDS = 4;

    @Override
    public void round(Scheduler scheduler, Books books, SplittableRandom random) {
        int leaves = scheduler.blockOn(tree(books, random.split(), DEPTH));
        assertEquals(1 << DEPTH, leaves);
    }

    /** Counts the leaves below. */
    private static Future<Integer> tree(Books books, SplittableRandom random, int depth) {
        if (depth == 0) {
            return yields(random.nextInt(YIELDS)).map(done -> 1);
        }
        return Future.defer(() -> {
            Context.spawn(books.enter(yields(1))); // for nobody but the scope
            List<JoinHandle<Integer>> children = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                children.add(Context.spawn(books.enter(tree(books, random.split(), depth - 1))));
            }
            return Futures.joinAll(children).map(counts -> counts.get(0) + counts.get(1));
        });
    }

    private static Future<Void> yields(int count) {
        int[] left = {count};
        return Futures.repeatWhile(() -> Context.yieldNow().map(done -> --left[0] > 0));
    }
}
