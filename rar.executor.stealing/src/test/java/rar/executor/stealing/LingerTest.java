package rar.executor.stealing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rar.api.spi.Cause;

/** What a worker does before it parks, tried by a thread that is none, beside the only worker, which is busy. */
class LingerTest extends WorkerRig {
    private static final int MANY = 1000;
    private static final int CREDIT = 16; // spins in vain; after that there is none for twice as many calls

    private final CountDownLatch release = new CountDownLatch(1);
    private StealingExecutor executor;
    private Linger linger;
    private long now;

    @BeforeEach
    void searchBesideABusyWorker() {
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "on one processor nobody lingers");
        executor = start(1);
        linger = new Linger(executor, new ShortSleeps(() -> now));
        CountDownLatch busy = new CountDownLatch(1);
        executor.execute(
                new Step(() -> {
                    busy.countDown();
                    await(release);
                }),
                Cause.SPAWN);
        await(busy);
        assertTrue(executor.idle().startSearching());
    }

    @Override
    @AfterEach
    void close() {
        if (executor != null) {
            executor.idle().stopSearching();
        }
        release.countDown();
        super.close();
    }

    private void addWork() {
        executor.execute(new Step(() -> {}), Cause.SPAWN);
    }

    private void spendCredit() {
        for (int i = 0; i < CREDIT; i++) {
            assertFalse(linger.forWork());
        }
    }

    private void sleep(int times, long nanos) {
        for (int i = 0; i < times; i++) {
            linger.beginSleep();
            now += nanos;
            linger.endSleep();
        }
    }

    private void sleepShortly() {
        sleep(ShortSleeps.ROW, 1);
    }

    // ---- spins

    @Test
    void spin_byAnOnlySearcher_seesWork() {
        assertFalse(linger.forWork());
        addWork();
        assertTrue(linger.forWork());
    }

    @Test
    void spin_byOneWhoIsNotAlone_isNotMade() {
        addWork();
        executor.idle().stopSearching();
        assertFalse(linger.forWork(), "here there is not even one");
        executor.idle().startSearching();
    }

    @Test
    void spins_withoutCredit_areNotMade() {
        spendCredit();
        addWork();
        assertFalse(linger.forWork());
    }

    @Test
    void spins_thatBringATask_goOn() {
        addWork();
        assertEquals(MANY, spins(true));
    }

    @Test
    void spins_thatSeeWorkAndBringNone_areGivenUp() {
        addWork();
        int spins = spins(false);
        assertTrue(spins < MANY / 4, "went on for " + spins);
    }

    private int spins(boolean found) {
        int spins = 0;
        for (int i = 0; i < MANY; i++) {
            spins += linger.forWork() ? 1 : 0;
            if (found) {
                linger.found();
            }
        }
        return spins;
    }

    // ---- offers

    @Test
    void offer_afterARowOfShortSleeps_isMadeAndLooksForWork() {
        spendCredit();
        sleepShortly();
        addWork();
        assertTrue(linger.forWork());
        linger.found();
        assertTrue(linger.forWork(), "it was not in vain");
    }

    @Test
    void offer_afterALongSleep_isNotMade() {
        spendCredit();
        sleepShortly();
        sleep(1, ShortSleeps.NANOS);
        addWork();
        assertFalse(linger.forWork());
    }

    @Test
    void offer_thatSeesNoWork_isMadeAgainAfterAnotherRow() {
        spendCredit();
        sleepShortly();
        assertFalse(linger.forWork());
        addWork();
        assertFalse(linger.forWork());
        sleepShortly();
        assertTrue(linger.forWork());
    }

    @Test
    void offer_thatSeesWorkAndBringsNone_isMadeAgainAfterAnotherRow() {
        spendCredit();
        sleepShortly();
        addWork();
        assertTrue(linger.forWork());
        assertFalse(linger.forWork());
        sleepShortly();
        assertTrue(linger.forWork());
    }

    @Test
    void offer_byOneWhoIsNotAlone_isNotMade() {
        sleepShortly();
        addWork();
        executor.idle().stopSearching();
        assertFalse(linger.forWork(), "here there is not even one");
        executor.idle().startSearching();
        spendCreditWithWork();
        assertTrue(linger.forWork());
    }

    private void spendCreditWithWork() {
        for (int i = 0; i < CREDIT; i++) {
            assertTrue(linger.forWork());
        }
    }

    @Test
    void offer_leavesTheCountsAsTheyWere() {
        Idle idle = executor.idle();
        spendCredit();
        sleepShortly();
        assertFalse(linger.forWork());
        assertTrue(idle.searchesAlone());
        assertFalse(idle.startSearching(), "one of one searches");
        assertTrue(idle.stopSearching(), "that was one");
        idle.startSearching();
    }

    // ---- the end

    /** Else its worker would go on, and not come to its end. */
    @Test
    void linger_onAClosedExecutor_doesNothing() throws InterruptedException {
        sleepShortly();
        addWork();
        Thread closer = new Thread(executor::close);
        closer.start();
        Awaitility.await("it closes").until(executor::isClosed);
        assertFalse(linger.forWork());
        release.countDown();
        closer.join();
    }
}
