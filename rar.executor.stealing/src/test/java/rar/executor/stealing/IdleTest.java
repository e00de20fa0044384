package rar.executor.stealing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rar.api.spi.ExecutorConfig;

/** The counts of those who sleep and those who search, by what the methods answer. One thread; no worker is started. */
class IdleTest {
    private static final int WORKERS = 4;

    private final Idle idle = new Idle(WORKERS);
    private int made;

    private Worker worker() {
        return new Worker(null, new ExecutorConfig("test", WORKERS), made++);
    }

    /** That so many search, and the last of them is told to look for more. Nobody searches after it. */
    private void assertSearching(int count) {
        for (int i = 1; i < count; i++) {
            assertFalse(idle.stopSearching(), "searcher " + i + " of " + count);
        }
        assertTrue(idle.stopSearching(), "the last of " + count);
    }

    @Test
    void startSearching_halfOfTheWorkers_isAllowed() {
        assertTrue(idle.startSearching());
        assertTrue(idle.startSearching());
        assertFalse(idle.startSearching());
        assertSearching(2);
    }

    @Test
    void startSearching_afterOneHasStopped_isAllowedAgain() {
        idle.startSearching();
        idle.startSearching();
        assertFalse(idle.stopSearching());
        assertTrue(idle.startSearching());
        assertSearching(2);
    }

    @Test
    void startSearching_byAnOnlyWorker_isAllowed() {
        assertTrue(new Idle(1).startSearching());
    }

    @Test
    void park_withoutHavingSearched_looksOnceMoreUnlessSomebodySearches() {
        assertTrue(idle.park(worker(), false));
        idle.startSearching();
        assertFalse(idle.park(worker(), false));
        assertSearching(1);
    }

    @Test
    void park_ofTheLastSearcher_looksOnceMore() {
        idle.startSearching();
        idle.startSearching();
        assertFalse(idle.park(worker(), true));
        assertTrue(idle.park(worker(), true));
        assertTrue(idle.startSearching());
        assertSearching(1);
    }

    @Test
    void workAdded_withASleeper_makesASearcherOfIt() {
        idle.park(worker(), false);
        idle.workAdded();
        assertSearching(1);
    }

    @Test
    void workAdded_twice_wakesOneAsItSearches() {
        idle.park(worker(), false);
        idle.park(worker(), false);
        idle.workAdded();
        idle.workAdded();
        assertSearching(1);
    }

    @Test
    void workAdded_whileSomebodySearches_wakesNobody() {
        idle.park(worker(), false);
        idle.startSearching();
        idle.workAdded();
        assertSearching(1);
    }

    @Test
    void workAdded_withAllAwake_wakesNobody() {
        idle.workAdded();
        idle.startSearching();
        assertSearching(1);
    }

    @Test
    void workAdded_afterAllWereWoken_wakesNobody() {
        idle.park(worker(), false);
        idle.workAdded();
        assertSearching(1);
        idle.workAdded();
        idle.startSearching();
        assertSearching(1);
    }

    @Test
    void workQueued_withASleeper_makesASearcherOfIt() {
        idle.park(worker(), false);
        idle.workQueued();
        assertSearching(1);
    }

    @Test
    void nextQueued_withAWatch_wakesNobody() {
        idle.park(worker(), false);
        idle.nextQueued();
        idle.startSearching();
        assertSearching(1);
    }

    /** The last one to park has nobody to watch; who is woken from such a sleep tells the others of its work. */
    @Test
    void nextQueued_withoutAWatch_makesASearcherOfASleeper() {
        for (int i = 0; i < WORKERS; i++) {
            idle.park(worker(), false);
        }
        idle.workAdded(); // the watch is the last to be woken
        assertSearching(1);
        idle.nextQueued();
        idle.startSearching();
        assertSearching(1);
    }

    @Test
    void goOnWatching_withWork_wakesAnotherSleeperAndWatchesOn() {
        Worker watch = worker();
        idle.park(watch, false);
        idle.park(worker(), false);
        assertTrue(idle.goOnWatching(watch, true, false));
        assertSearching(1);
    }

    @Test
    void goOnWatching_withWorkAndNoOtherSleeper_wakesTheWatch() {
        Worker watch = worker();
        idle.park(watch, false);
        assertFalse(idle.goOnWatching(watch, true, false));
        assertSearching(1);
    }

    @Test
    void goOnWatching_withWorkWhileSomebodySearches_wakesNobody() {
        Worker watch = worker();
        idle.park(watch, false);
        idle.park(worker(), false);
        idle.startSearching();
        assertTrue(idle.goOnWatching(watch, true, false));
        assertSearching(1);
    }

    /** Who searches may have been taken off his processor. */
    @Test
    void goOnWatching_withWorkAgainWhileSomebodySearches_wakesAnother() {
        Worker watch = worker();
        idle.park(watch, false);
        idle.park(worker(), false);
        idle.startSearching();
        assertTrue(idle.goOnWatching(watch, true, true));
        assertSearching(2);
    }

    @Test
    void goOnWatching_withWorkAgainBySomebodyElse_wakesNobody() {
        idle.park(worker(), false);
        idle.startSearching();
        assertFalse(idle.goOnWatching(worker(), true, true));
        assertSearching(1);
    }

    @Test
    void searchesAlone_withAnotherSearcher_isFalse() {
        idle.startSearching();
        assertTrue(idle.searchesAlone());
        idle.startSearching();
        assertFalse(idle.searchesAlone());
        assertSearching(2);
    }

    @Test
    void goOnWatching_whileNobodyIsAwake_ends() {
        Worker watch = worker();
        idle.park(watch, false);
        for (int i = 1; i < WORKERS; i++) {
            assertTrue(idle.isSomebodyAwake());
            idle.park(worker(), false);
        }
        assertFalse(idle.isSomebodyAwake());
        assertFalse(idle.goOnWatching(watch, false, false));
    }

    @Test
    void goOnWatching_bySomebodyElse_isRefused() {
        idle.park(worker(), false);
        assertFalse(idle.goOnWatching(worker(), false, false));
    }

    @Test
    void wakeAll_withSleepers_makesSearchersOfAll() {
        for (int i = 0; i < WORKERS - 1; i++) {
            idle.park(worker(), false);
        }
        idle.wakeAll();
        assertSearching(WORKERS - 1);
        idle.wakeAll();
        idle.startSearching();
        assertSearching(1);
    }
}
