package rar.timer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rar.api.spi.TimerEntry;
import rar.lincheck.Canary;
import rar.lincheck.Checks;
import rar.lincheck.Scenario;

/**
 * The timer with its lock and its wheel, against a sorted map: an entry fires once its time has come, or is cancelled,
 * and never both. The timer's thread is played by one of the test's, which is told the time.
 */
class TimerLincheckTest {
    private static final int ENTRIES = 3;
    /** Ticks that lie on three levels of the wheel, and share a slot of the second one until it is opened. */
    private static final long[] TICKS = {0, 1, 70, 90, 5000};

    private static final List<Scenario> PICKED = List.of(
            Scenario.of("schedule(0,1)", "advance(1) advance(2)", "cancel(0)", "schedule(1,1) cancel(1)"),
            Scenario.of("schedule(0,2) schedule(1,3)", "advance(2) advance(3)", "cancel(1)", "cancel(0) schedule(0,1)"),
            Scenario.of("schedule(0,4) advance(3)", "advance(4)", "schedule(1,2) cancel(1)", "cancel(0)"),
            Scenario.of("schedule(0,3)", "schedule(1,3) cancel(1)", "cancel(0)", "schedule(2,2) advance(4)"));

    @Test
    void timer_pickedScenarios_isLinearizable() {
        Checks.picked(Real.class, Sequential.class, PICKED, 60).check(Real.class);
    }

    @Test
    void timer_modelChecked_isLinearizable() {
        Checks.model(Sequential.class).check(Real.class);
    }

    @Test
    void timer_stressed_isLinearizable() {
        Checks.stress(Sequential.class, 1).check(Real.class);
    }

    @Tag("stress")
    @Test
    void timer_checkedForLong_isLinearizable() {
        Checks.picked(Real.class, Sequential.class, PICKED, 2_000).check(Real.class);
        Checks.model(Sequential.class, 50).check(Real.class);
        Checks.stress(Sequential.class, 50).check(Real.class);
    }

    // ---- canary

    @Test
    void canary_wheelWithoutLock_isCaught() {
        Canary.assertCaught(Checks.picked(Unlocked.class, Sequential.class, PICKED, 150), Unlocked.class);
    }

    // ---- the operations

    /** What is checked. */
    interface Wheel {
        void insert(TimerEntry entry, long deadline);

        boolean remove(TimerEntry entry);

        void drain(long now, Collection<TimerEntry> due);
    }

    /** An entry that is not fired, but given out. */
    private static final class Entry extends TimerEntry {
        private final int number;

        Entry(int number) {
            this.number = number;
        }

        @Override
        public void fire() {
            throw new UnsupportedOperationException("fire");
        }
    }

    /** Anyone schedules and cancels; one tells the time. */
    @Param(name = "entry", gen = IntGen.class, conf = "0:2")
    @Param(name = "time", gen = IntGen.class, conf = "0:4")
    public abstract static class Operations {
        private final Wheel wheel;
        private final Entry[] entries = new Entry[ENTRIES];

        Operations(Wheel wheel) {
            this.wheel = wheel;
            for (int i = 0; i < ENTRIES; i++) {
                entries[i] = new Entry(i);
            }
        }

        @Operation
        public boolean schedule(@Param(name = "entry") int entry, @Param(name = "time") int time) {
            try {
                wheel.insert(entries[entry], Geometry.PRODUCTION.start(TICKS[time]));
                return true;
            } catch (IllegalStateException e) {
                return false;
            }
        }

        @Operation
        public boolean cancel(@Param(name = "entry") int entry) {
            return wheel.remove(entries[entry]);
        }

        @Operation(nonParallelGroup = "thread")
        public List<Integer> advance(@Param(name = "time") int time) {
            List<TimerEntry> due = new ArrayList<>();
            wheel.drain(Geometry.PRODUCTION.start(TICKS[time]), due);
            return due.stream().map(entry -> ((Entry) entry).number).sorted().toList();
        }
    }

    /** The timer. */
    public static final class Real extends Operations {
        public Real() {
            super(new TimerWheel());
        }
    }

    /** The timer without its thread; what that does with the wheel is done here, at times that the test makes up. */
    private static final class TimerWheel implements Wheel {
        private static final VarHandle THREAD;
        private static final VarHandle LOCK;
        private static final VarHandle WHEEL;

        static {
            try {
                MethodHandles.Lookup lookup =
                        MethodHandles.privateLookupIn(HashedWheelTimer.class, MethodHandles.lookup());
                THREAD = lookup.findVarHandle(HashedWheelTimer.class, "thread", Thread.class);
                LOCK = lookup.findVarHandle(HashedWheelTimer.class, "lock", SpinLock.class);
                WHEEL = lookup.findVarHandle(HashedWheelTimer.class, "wheel", TimingWheel.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        private final HashedWheelTimer timer = new HashedWheelTimer("lincheck");
        private final SpinLock lock = (SpinLock) LOCK.get(timer);
        private final TimingWheel wheel = (TimingWheel) WHEEL.get(timer);

        TimerWheel() {
            THREAD.set(timer, new Thread(() -> {})); // so that the first entry does not start one
        }

        @Override
        public void insert(TimerEntry entry, long deadline) {
            timer.schedule(entry, deadline);
        }

        @Override
        public boolean remove(TimerEntry entry) {
            return timer.cancel(entry);
        }

        @Override
        public void drain(long now, Collection<TimerEntry> due) {
            lock.lock();
            try {
                wheel.drainDue(now, due, ENTRIES);
            } finally {
                lock.unlock();
            }
        }
    }

    /** What it should do, for one operation after the other. */
    public static final class Sequential {
        private final TreeMap<Long, List<Integer>> entries = new TreeMap<>();
        private long now;

        public boolean schedule(int entry, int time) {
            if (isScheduled(entry)) {
                return false;
            }
            entries.computeIfAbsent(TICKS[time], tick -> new ArrayList<>()).add(entry);
            return true;
        }

        public boolean cancel(int entry) {
            boolean scheduled = isScheduled(entry);
            entries.values().forEach(list -> list.remove((Integer) entry));
            return scheduled;
        }

        public List<Integer> advance(int time) {
            now = Math.max(now, TICKS[time]);
            var due = entries.headMap(now, true);
            List<Integer> fired =
                    due.values().stream().flatMap(List::stream).sorted().toList();
            due.clear();
            return fired;
        }

        private boolean isScheduled(int entry) {
            Stream<List<Integer>> all = entries.values().stream();
            return all.anyMatch(list -> list.contains(entry));
        }
    }

    /** Broken: the wheel by itself, which is for one thread. */
    public static final class Unlocked extends Operations {
        public Unlocked() {
            super(new BareWheel(new TimingWheel(Geometry.PRODUCTION)));
        }
    }

    private record BareWheel(TimingWheel wheel) implements Wheel {
        @Override
        public void insert(TimerEntry entry, long deadline) {
            wheel.insert(entry, deadline);
        }

        @Override
        public boolean remove(TimerEntry entry) {
            return wheel.remove(entry);
        }

        @Override
        public void drain(long now, Collection<TimerEntry> due) {
            wheel.drainDue(now, due, ENTRIES);
        }
    }
}
