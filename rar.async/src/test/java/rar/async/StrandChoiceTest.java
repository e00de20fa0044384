package rar.async;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static rar.async.Async.async;
import static rar.async.Async.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rar.api.Builder;
import rar.api.Context;
import rar.api.Future;
import rar.api.Futures;
import rar.api.Scheduler;
import rar.api.Waker;

/** What a block is run on that begins where another block is. */
@EngineUnderTest
@Timeout(60)
class StrandChoiceTest {
    /** The block's thread stands in for a worker then, whose slot it has; it is a virtual one all the same. */
    @Test
    void block_insideOneThatBeganOnAVirtualThread_hasAThreadOfItsOwn() throws Exception {
        assumeTrue(Async.engine() == Engine.CONTINUATION);
        Thread[] outer = new Thread[1];
        Future<Thread> block = async(() -> {
            await(new Twice<>(1));
            outer[0] = Thread.currentThread();
            return await(Futures.joinAll(List.of(async(Thread::currentThread)))).get(0);
        });
        Thread first = VirtualThreads.make(() -> pollOnce(block));
        first.start();
        first.join();
        try (Scheduler scheduler = new Builder().threads(1).build()) {
            Thread inner = scheduler.blockOn(Future.defer(() -> Context.spawn(block)));
            assertNotSame(outer[0], inner);
        }
    }

    private static void pollOnce(Future<Thread> block) {
        try {
            assertTrue(block.poll(Context.of(Waker.noop())).isPending());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
