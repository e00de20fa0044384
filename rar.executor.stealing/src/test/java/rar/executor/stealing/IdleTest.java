package rar.executor.stealing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rar.api.spi.ExecutorConfig;

/** The counts of those who sleep and those who search, by what the methods answer. One thread; no worker is started. */
class IdleTest {
    private static final int WORKERS = 4;

    private final Idle idle = new Idle(WORKERS, WORKERS);
    private int made;

    private Worker worker() {
        return new Worker(null, new ExecutorConfig("test", WORKERS), made++);
    }

    private void park(int count) {
        for (int i = 0; i < count; i++) {
            idle.park(worker(), false);
        }
    }

    /** That so many were woken, and have not arrived, and nobody else searches. Nobody does after it. */
    private void assertWoken(int count) {
        for (int i = 0; i < count; i++) {
            idle.arrive();
        }
        assertSearching(count);
    }

    /** That so many search, all of them there, and the last of them is told to look for more. Nobody does after it. */
    private void assertSearching(int count) {
        for (int i = 1; i < count; i++) {
            assertFalse(idle.stopSearching(), "searcher " + i + " of " + count);
        }
        assertTrue(idle.stopSearching(), "the last of " + count);
        idle.startSearching();
        assertTrue(idle.searchesAlone(), "more than " + count);
        idle.stopSearching();
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
        assertTrue(new Idle(1, 1).startSearching());
    }

    @Test
    void startSearching_besideTwoWhoAreComing_isAllowed() {
        park(2);
        idle.workAdded();
        idle.workAdded();
        assertTrue(idle.startSearching());
    }

    @Test
    void depart_ofTheOnlySearcher_hasASecondWokenForWhatIsAdded() {
        park(2);
        idle.startSearching();
        idle.workAdded();
        assertTrue(idle.searchesAlone(), "there is one who searches");
        assertTrue(idle.depart());
        idle.workAdded();
        assertWoken(2);
    }

    @Test
    void depart_andArrive_leavesASearcher() {
        park(2);
        idle.startSearching();
        assertTrue(idle.depart());
        idle.arrive();
        idle.workAdded();
        assertSearching(1);
    }

    @Test
    void depart_ofOneWhoSearchesBesideAnother_isRefused() {
        idle.startSearching();
        idle.startSearching();
        assertFalse(idle.depart());
        assertSearching(2);
    }

    /** Else nobody would be woken for what is added, as two are coming. */
    @Test
    void depart_ofASecond_isRefused() {
        idle.startSearching();
        assertTrue(idle.depart());
        assertTrue(idle.startSearching(), "who has departed does not count");
        assertFalse(idle.depart());
        idle.arrive();
        assertSearching(2);
    }

    @Test
    void park_whileTheOnlySearcherHasDeparted_looksOnceMore() {
        idle.startSearching();
        assertTrue(idle.depart());
        assertTrue(idle.park(worker(), false));
        assertWoken(1);
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
        assertWoken(1);
    }

    @Test
    void workAdded_twice_wakesOneIfThatHasArrived() {
        park(2);
        idle.workAdded();
        idle.arrive();
        idle.workAdded();
        assertSearching(1);
    }

    /** The one that was woken may have to wait for a processor. */
    @Test
    void workAdded_beforeTheWokenWorkerHasArrived_wakesASecondAndNoThird() {
        park(3);
        idle.workAdded();
        idle.workAdded();
        idle.workAdded();
        assertWoken(2);
    }

    @Test
    void workAdded_afterOneOfTwoHasArrived_wakesNobody() {
        park(3);
        idle.workAdded();
        idle.workAdded();
        idle.arrive();
        idle.workAdded();
        idle.arrive();
        assertSearching(2);
    }

    @Test
    void workAdded_afterOneOfTwoHasFoundWork_wakesAnother() {
        park(3);
        idle.workAdded();
        idle.workAdded();
        idle.arrive();
        assertTrue(idle.stopSearching(), "the other one is but coming");
        idle.workAdded();
        assertWoken(2);
    }

    @Test
    void workAdded_besideASearcher_wakesNoSecond() {
        park(2);
        idle.workAdded();
        idle.startSearching();
        idle.workAdded();
        idle.arrive();
        assertSearching(2);
    }

    @Test
    void workAdded_withAsManyAwakeAsProcessors_wakesNoSecond() {
        Idle crowded = new Idle(3, 2);
        crowded.park(worker(), false);
        crowded.park(worker(), false);
        crowded.workAdded();
        crowded.workAdded();
        assertTrue(crowded.searchesAlone());
    }

    @Test
    void workQueued_beforeTheWokenWorkerHasArrived_wakesNoSecond() {
        park(2);
        idle.workQueued();
        idle.workQueued();
        assertWoken(1);
    }

    /** What was added while it was there, it would have been trusted to find. */
    @Test
    void park_whileTheOnlySearcherIsComing_looksOnceMore() {
        park(2);
        idle.workAdded();
        assertTrue(idle.park(worker(), false));
        idle.arrive();
        assertFalse(idle.park(worker(), false));
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
        assertWoken(1);
        idle.workAdded();
        idle.startSearching();
        assertSearching(1);
    }

    @Test
    void workQueued_withASleeper_makesASearcherOfIt() {
        idle.park(worker(), false);
        idle.workQueued();
        assertWoken(1);
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
        Worker watch = worker();
        idle.park(watch, false);
        park(WORKERS - 1);
        assertFalse(idle.goOnWatching(watch, false, false));
        idle.workAdded();
        assertWoken(1);
        idle.nextQueued();
        assertWoken(1);
    }

    @Test
    void goOnWatching_withWork_wakesAnotherSleeperAndWatchesOn() {
        Worker watch = worker();
        idle.park(watch, false);
        idle.park(worker(), false);
        assertTrue(idle.goOnWatching(watch, true, false));
        assertWoken(1);
    }

    @Test
    void goOnWatching_withWorkAndNoOtherSleeper_wakesTheWatch() {
        Worker watch = worker();
        idle.park(watch, false);
        assertFalse(idle.goOnWatching(watch, true, false));
        assertWoken(1);
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

    @Test
    void goOnWatching_withWorkWhileTheOnlySearcherIsComing_wakesNobody() {
        Worker watch = worker();
        idle.park(watch, false);
        park(2);
        idle.workAdded();
        assertTrue(idle.goOnWatching(watch, true, false));
        assertWoken(1);
    }

    /** Who searches may have been taken off his processor. */
    @Test
    void goOnWatching_withWorkAgainWhileSomebodySearches_wakesAnother() {
        Worker watch = worker();
        idle.park(watch, false);
        idle.park(worker(), false);
        idle.startSearching();
        assertTrue(idle.goOnWatching(watch, true, true));
        idle.arrive();
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
    void searchesAlone_besideOneWhoIsComing_isFalse() {
        park(1);
        idle.workAdded();
        idle.startSearching();
        assertFalse(idle.searchesAlone());
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
        park(WORKERS - 1);
        idle.wakeAll();
        assertWoken(WORKERS - 1);
        idle.wakeAll();
        idle.startSearching();
        assertSearching(1);
    }
}
