package rar.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a ring holds, round after round, and where its numbers begin again. */
class RingBufferTest {
    private static final long LAST_NUMBER = (1L << 40) - 1;
    private static final int ROUNDS = 5;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 1000})
    void ring_filledAndEmptied_keepsOrderAndBound(int capacity) {
        RingBuffer<Integer> ring = new RingBuffer<>(capacity);
        for (int round = 0; round < ROUNDS; round++) {
            fillAndEmpty(ring, capacity);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 1000})
    void numbers_thatBeginAgain_loseNothing(int capacity) {
        for (int before = 0; before <= 2 * capacity; before += 1 + capacity / 4) {
            RingBuffer<Integer> ring = new RingBuffer<>(capacity, LAST_NUMBER - before);
            for (int round = 0; round < ROUNDS; round++) {
                fillAndEmpty(ring, capacity);
            }
        }
    }

    private static void fillAndEmpty(RingBuffer<Integer> ring, int capacity) {
        assertFalse(ring.hasNext());
        assertNull(ring.tryPop());
        for (int i = 0; i < capacity; i++) {
            assertTrue(ring.hasRoom());
            assertEquals(Buffer.Attempt.DONE, ring.tryPush(i));
            assertEquals(i + 1, ring.size());
        }
        assertFalse(ring.hasRoom());
        assertEquals(Buffer.Attempt.FULL, ring.tryPush(-1));
        assertEquals(Buffer.Attempt.FULL, ring.tryReserve());
        for (int i = 0; i < capacity; i++) {
            assertTrue(ring.hasNext());
            assertEquals(i, ring.tryPop());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, LAST_NUMBER - 1, LAST_NUMBER})
    void reservedPlace_isFilledAmongOthers(long first) {
        RingBuffer<Integer> ring = new RingBuffer<>(2, first);
        for (int round = 0; round < ROUNDS; round++) {
            assertEquals(Buffer.Attempt.DONE, ring.tryReserve());
            assertEquals(Buffer.Attempt.DONE, ring.tryPush(1));
            assertEquals(Buffer.Attempt.FULL, ring.tryPush(2));
            ring.pushReserved(3);
            assertEquals(1, ring.tryPop());
            assertEquals(3, ring.tryPop());
            assertNull(ring.tryPop());
        }
    }

    /** Whoever has moved the tail or the head may be late with the place; the others meet it a lap later. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    @Timeout(120)
    void smallRing_betweenTwoSendersAndTwoReceivers_passesEachValueOnce(int capacity) throws Exception {
        int each = 200_000;
        RingBuffer<Integer> ring = new RingBuffer<>(capacity);
        CountDownLatch left = new CountDownLatch(2 * each);
        BitSet received = new BitSet();
        FutureTask<BitSet> receiver = start(() -> receive(ring, left));
        FutureTask<BitSet> another = start(() -> receive(ring, left));
        FutureTask<Void> sender = start(() -> send(ring, each));
        FutureTask<Void> reserving = start(() -> sendReserved(ring, each));
        sender.get();
        reserving.get();
        received.or(receiver.get());
        received.or(another.get());
        assertEquals(2 * each, received.cardinality());
        assertNull(ring.tryPop());
        assertEquals(0, ring.size());
    }

    /** The values, each once, and those of a sender in order: even ones of one, odd ones of the other. */
    private static BitSet receive(RingBuffer<Integer> ring, CountDownLatch left) {
        BitSet received = new BitSet();
        int[] last = {-2, -1};
        while (left.getCount() > 0) {
            Integer value = ring.tryPop();
            if (value == null) {
                Thread.onSpinWait();
                continue;
            }
            assertTrue(value > last[value % 2], () -> value + " came after " + last[value % 2]);
            last[value % 2] = value;
            received.set(value);
            left.countDown();
        }
        return received;
    }

    private static Void send(RingBuffer<Integer> ring, int count) {
        for (int i = 0; i < count; i++) {
            while (ring.tryPush(2 * i) != Buffer.Attempt.DONE) {
                Thread.onSpinWait();
            }
        }
        return null;
    }

    private static Void sendReserved(RingBuffer<Integer> ring, int count) {
        for (int i = 0; i < count; i++) {
            while (ring.tryReserve() != Buffer.Attempt.DONE) {
                Thread.onSpinWait();
            }
            ring.pushReserved(2 * i + 1);
        }
        return null;
    }

    private static <T> FutureTask<T> start(Callable<T> body) {
        FutureTask<T> task = new FutureTask<>(body);
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return task;
    }
}
