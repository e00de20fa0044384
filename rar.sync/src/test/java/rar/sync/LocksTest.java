package rar.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rar.api.Future;

/** The mutex, and the lock for readers and writers. */
class LocksTest {
    private final AsyncMutex mutex = new AsyncMutex();
    private final AsyncReadWriteLock lock = new AsyncReadWriteLock();

    @Test
    void lock_free_excludesOthersUntilClosed() {
        MutexGuard guard = Probe.now(mutex.lock());
        assertTrue(mutex.isLocked());
        assertTrue(mutex.tryLock().isEmpty());
        Probe<MutexGuard> next = Probe.waiting(mutex.lock());
        guard.close();
        assertTrue(mutex.isLocked(), "handed over");
        assertTrue(mutex.tryLock().isEmpty(), "nobody slips in");
        guard.close();
        next.woken().close();
        assertFalse(mutex.isLocked());
    }

    @Test
    void withLock_nested_runsOneAfterTheOther() {
        assertEquals(
                "both",
                Probe.now(mutex.withLock(() -> Future.ready("first"))
                        .flatMap(first -> mutex.withLock(() -> Future.ready("both")))));
        assertFalse(mutex.isLocked());
    }

    @Test
    void withLock_reentered_waits() {
        Probe<String> probe = Probe.waiting(mutex.withLock(() -> mutex.withLock(() -> Future.ready("never"))));
        probe.cancel();
        assertFalse(mutex.isLocked());
        assertEquals(0, mutex.waiting());
    }

    @Test
    void read_readersOnly_shareIt() {
        ReadGuard first = Probe.now(lock.read());
        ReadGuard second = lock.tryRead().orElseThrow();
        assertTrue(lock.tryWrite().isEmpty());
        first.close();
        first.close();
        assertTrue(lock.tryWrite().isEmpty());
        second.close();
        lock.tryWrite().orElseThrow().close();
    }

    @Test
    void write_amongReaders_isNotOvertaken() {
        ReadGuard reading = Probe.now(lock.read());
        Probe<WriteGuard> writer = Probe.waiting(lock.write());
        Probe<ReadGuard> late = Probe.waiting(lock.read());
        assertTrue(lock.tryRead().isEmpty(), "a writer waits");
        reading.close();
        WriteGuard writing = writer.woken();
        late.assertNotWoken();
        writing.close();
        late.woken().close();
        assertTrue(lock.tryWrite().isPresent());
    }

    @Test
    void cancel_waitingWriter_letsReadersGoAhead() {
        ReadGuard reading = Probe.now(lock.read());
        Probe<WriteGuard> writer = Probe.waiting(lock.write());
        Probe<ReadGuard> first = Probe.waiting(lock.read());
        Probe<ReadGuard> second = Probe.waiting(lock.read());
        writer.cancel();
        first.woken().close();
        second.woken().close();
        reading.close();
        assertTrue(lock.tryWrite().isPresent());
    }

    @Test
    void close_writer_letsAllReadersInUpToTheNextWriter() {
        WriteGuard writing = Probe.now(lock.write());
        Probe<ReadGuard> first = Probe.waiting(lock.read());
        Probe<ReadGuard> second = Probe.waiting(lock.read());
        Probe<WriteGuard> writer = Probe.waiting(lock.write());
        Probe<ReadGuard> third = Probe.waiting(lock.read());
        writing.close();
        first.woken().close();
        second.woken().close();
        writer.woken().close();
        third.woken().close();
        assertEquals(0, lock.waiting());
    }

    @Test
    void downgrade_writer_letsReadersInAndWritersWait() {
        WriteGuard writing = Probe.now(lock.write());
        Probe<ReadGuard> reader = Probe.waiting(lock.read());
        Probe<WriteGuard> writer = Probe.waiting(lock.write());
        ReadGuard reading = writing.downgrade();
        writing.close();
        reader.woken().close();
        writer.assertNotWoken();
        reading.close();
        writer.woken().close();
    }

    @Test
    void downgrade_closedGuard_isAnErrorAndBreaksNothing() {
        WriteGuard writing = Probe.now(lock.write());
        writing.close();
        assertEquals(
                "cannot downgrade: this guard was closed already",
                assertThrows(IllegalStateException.class, writing::downgrade).getMessage());
        assertTrue(lock.tryWrite().isPresent());
    }

    @Test
    void withReadAndWriteLock_anyEnd_unlock() {
        assertEquals("read", Probe.now(lock.withReadLock(() -> Future.ready("read"))));
        assertEquals("written", Probe.now(lock.withWriteLock(() -> Future.ready("written"))));
        Probe<Object> cancelled = Probe.waiting(lock.withWriteLock(Future::pending));
        Probe<String> reader = Probe.waiting(lock.withReadLock(() -> Future.ready("read")));
        cancelled.cancel();
        assertEquals("read", reader.woken());
        assertTrue(lock.tryWrite().isPresent());
    }
}
