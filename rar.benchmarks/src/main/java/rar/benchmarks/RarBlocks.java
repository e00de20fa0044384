package rar.benchmarks;

import static rar.async.Async.async;
import static rar.async.Async.await;

import java.util.concurrent.Callable;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.Scheduler;

/** RAR's async blocks, by whatever engine the JVM lets them have. */
final class RarBlocks implements DirectStyle {
    private final Scheduler scheduler;

    RarBlocks(int workers) {
        scheduler = new Builder().threads(workers).build();
    }

    @Override
    public void call(int blocks) {
        repeat(blocks, () -> 1);
    }

    @Override
    public void suspend(int blocks) {
        repeat(blocks, () -> {
            await(Context.yieldNow());
            return 1;
        });
    }

    @Override
    public void suspendForEver(int blocks) {
        for (int i = 0; i < blocks; i++) {
            scheduler.spawn(async(() -> await(Future.pending())));
        }
    }

    private void repeat(int blocks, Callable<Integer> block) {
        Future<Integer> all = async(() -> {
            int sum = 0;
            for (int i = 0; i < blocks; i++) {
                sum += await(async(block));
            }
            return sum;
        });
        scheduler.blockOn(Future.defer(() -> Context.spawn(all)));
    }

    @Override
    public void close() {
        scheduler.close();
    }
}
