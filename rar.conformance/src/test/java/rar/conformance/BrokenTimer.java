package rar.conformance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import rar.api.spi.Timer;
import rar.api.spi.TimerConfig;
import rar.api.spi.TimerEntry;
import rar.api.spi.TimerProvider;

/** Timers that each have one thing wrong, with the test that is meant to find it and what that has to say. */
@SuppressWarnings({"ImmutableEnumChecker", "WaitNotInLoop"}) // broken on purpose, for the use of one test at a time
enum BrokenTimer implements TimerProvider {
    FIRES_EARLY("required_C2_deadlinesCloseTogether_fireNoneTooEarly", "ns too early", config -> new GoodTimer(config) {
        @Override
        boolean isDue(TimerEntry entry) {
            return entry.deadline() / 1_000_000_000 <= nanos() / 1_000_000_000; // rounded down to a tick
        }

        @Override
        void pause(long nanos) {
            super.pause(Math.min(nanos, 1));
        }
    }),

    OVERFLOWS("required_C2_deadlinesOfYears_doNotFireNow", "too early", config -> new GoodTimer(config) {
        @Override
        public void schedule(TimerEntry entry, long deadline) {
            super.schedule(entry, deadline & 0xFFFF_FFFFL);
        }
    }),

    RUNS_BACKWARDS("required_C2_nanos_neverDecrease", "and then", config -> new GoodTimer(config) {
        @Override
        public long nanos() {
            return super.nanos() ^ 0xFFFFF;
        }
    }),

    FIRES_TWICE(
            "required_C1_deadlinesNearAndFar_fireOnceEach",
            "fired 2 times instead of 1",
            config -> new GoodTimer(config) {
                @Override
                void fire(TimerEntry entry) {
                    super.fire(entry);
                    super.fire(entry);
                }
            }),

    FORGETS_THE_FAR(
            "required_C1_deadlinesNearAndFar_fireOnceEach",
            "1100 ms ahead, had not fired",
            config -> new GoodTimer(config) {
                @Override
                void add(TimerEntry entry) {
                    if (entry.deadline() - nanos() < 500_000_000L) {
                        super.add(entry);
                    }
                }
            }),

    LOSES_SOME("required_C1_entriesFromSeveralThreads_fireOnceEach", "did not fire", config -> new GoodTimer(config) {
        @Override
        void add(TimerEntry entry) {
            if (entry.deadline() % 10 != 0) {
                super.add(entry);
            }
        }
    }),

    FORGETS_WHO_COMES_AGAIN(
            "required_C1_entryScheduledWhileItFires_firesAgain", "has fired 1 times", config -> new GoodTimer(config) {
                @Override
                void fire(TimerEntry entry) {
                    super.fire(entry);
                    cancel(entry);
                }
            }),

    SLEEPS_ON(
            "required_C3_entryEarlierThanTheOthers_firesBeforeThem",
            "while the timer slept for others",
            config -> new GoodTimer(config) {
                @Override
                void add(TimerEntry entry) {
                    pending.add(entry);
                    if (pending.size() == 1) {
                        notifyAll();
                    }
                }
            }),

    LOSES_A_WAKE(
            "required_C3_entryScheduledAsTheTimerGoesToSleep_fires",
            "as the timer was about to sleep, did not fire",
            config -> new GoodTimer(config) {
                @Override
                TimerEntry next() {
                    if (pending.isEmpty()) {
                        LosingGap.pass();
                        synchronized (this) {
                            if (!closed) {
                                pause(Long.MAX_VALUE);
                            }
                        }
                    }
                    return super.next();
                }
            }),

    CANCELS_NOTHING(
            "required_C4_pendingEntryCancelled_neverFires",
            "for which cancel had returned true fired",
            config -> new GoodTimer(config) {
                private final Set<TimerEntry> asked = new HashSet<>();

                @Override
                public synchronized boolean cancel(TimerEntry entry) {
                    return pending.contains(entry) && asked.add(entry);
                }
            }),

    CANCELS_ALWAYS(
            "required_C4_entryNotPending_cannotBeCancelled",
            "for an entry that had fired",
            config -> new GoodTimer(config) {
                @Override
                public synchronized boolean cancel(TimerEntry entry) {
                    super.cancel(entry);
                    return true;
                }
            }),

    CANCELS_TOO_LATE(
            "required_C4_cancelAroundTheDeadline_eitherFiresOrIsCancelled",
            "one or the other, once",
            config -> new GoodTimer(config) {
                private volatile TimerEntry firing;
                private volatile TimerEntry cancelled;

                @Override
                void fire(TimerEntry entry) {
                    firing = entry;
                    for (int i = 0; i < entry.deadline() % 8 && cancelled != entry; i += 2) { // not all take that long
                        LosingGap.pass();
                    }
                    super.fire(entry);
                }

                @Override
                public synchronized boolean cancel(TimerEntry entry) {
                    boolean late = firing == entry;
                    cancelled = late ? entry : cancelled;
                    return super.cancel(entry) || late;
                }
            }),

    CANCELS_FOR_EVER(
            "required_C4_entryScheduledAfterACancel_firesOnce",
            "scheduled again after that, fired 0",
            config -> new GoodTimer(config) {
                private final List<TimerEntry> cancelled = new ArrayList<>();

                @Override
                public synchronized boolean cancel(TimerEntry entry) {
                    return super.cancel(entry) && cancelled.add(entry);
                }

                @Override
                void fire(TimerEntry entry) {
                    if (!cancelled.contains(entry)) {
                        super.fire(entry);
                    }
                }
            }),

    KEEPS_CANCELLED(
            "required_C5_cancelledEntries_areNotKept",
            "cancelled, an hour before their deadlines, were still",
            config -> new GoodTimer(config) {
                @Override
                public synchronized boolean cancel(TimerEntry entry) {
                    boolean cancelled = entry.slot() == 0;
                    entry.slot(TimerEntry.UNSCHEDULED); // and stays where it is, until its deadline
                    return cancelled;
                }
            }),

    KEEPS_FIRED(
            "required_C5_firedEntries_areNotKept", "that had fired were still held", config -> new GoodTimer(config) {
                private final List<TimerEntry> fired = new ArrayList<>();

                @Override
                void fire(TimerEntry entry) {
                    super.fire(entry);
                    fired.add(entry);
                }
            }),

    DIES_OF_A_THROW(
            "required_C6_entryThatThrows_stopsNothing", "after entries that threw", config -> new GoodTimer(config) {
                @Override
                void fire(TimerEntry entry) {
                    entry.fire();
                }
            }),

    FIRES_UNDER_ITS_LOCK(
            "required_C6_timer_whileAnEntryFires_isOpenToOthers", "did not return", config -> new GoodTimer(config) {
                @Override
                synchronized void fire(TimerEntry entry) {
                    super.fire(entry);
                }
            }),

    LEAVES_ITS_THREAD("required_C7_close_endsTheThreads", "threads still alive", config -> new GoodTimer(config) {
        @Override
        void work() {
            super.work();
            GoodExecutor.linger();
        }

        @Override
        public void close() {
            synchronized (this) {
                closed = true;
                notifyAll();
            }
        }
    }),

    FIRES_AFTER_CLOSE("required_C7_closedTimer_firesNothing", "fired after close()", config -> new GoodTimer(config) {
        @Override
        public void close() {
            Thread closer = new Thread(() -> {
                LockSupport.parkNanos(100_000_000);
                super.close();
            });
            closer.setDaemon(true);
            closer.start();
        }
    }),

    COMPLAINS_AFTER_CLOSE(
            "required_C7_closedTimer_firesNothing",
            "schedule on a closed timer threw",
            config -> new GoodTimer(config) {
                @Override
                void requireGood(TimerEntry entry, long deadline) {
                    if (closed) {
                        throw new IllegalStateException("closed");
                    }
                }
            }),

    TICKS_WHEN_IDLE("required_C8_idleTimer_burnsNoCpu", "waited", config -> new GoodTimer(config) {
        @Override
        void pause(long nanos) {
            super.pause(1);
        }
    }),

    TAKES_ANY_DEADLINE(
            "required_C9_negativeDeadline_isRefused", "schedule took the deadline -1", config -> new GoodTimer(config) {
                @Override
                void requireGood(TimerEntry entry, long deadline) {}
            }),

    TAKES_AN_ENTRY_TWICE(
            "required_C9_entryScheduledTwice_isRefused", "scheduled already", config -> new GoodTimer(config) {
                @Override
                void requireGood(TimerEntry entry, long deadline) {}
            }),

    IS_ONE_FOR_ALL("required_R7_timers_shareNothing", "fired entries of two timers", new Function<>() {
        private final AtomicInteger made = new AtomicInteger();
        private GoodTimer shared;

        @Override
        public Timer apply(TimerConfig config) {
            shared = made.getAndIncrement() % 2 == 0 ? new GoodTimer(config) : shared;
            return shared;
        }
    }),

    IS_NOT_DECLARED("required_P1_provider_isFoundByItsName", "the timers found are [", GoodTimer::new);

    private final String method;
    private final String message;
    private final Function<TimerConfig, Timer> factory;

    BrokenTimer(String method, String message, Function<TimerConfig, Timer> factory) {
        this.method = method;
        this.message = message;
        this.factory = factory;
    }

    String method() {
        return method;
    }

    /** A part of the message. */
    String message() {
        return message;
    }

    @Override
    public Timer newTimer(TimerConfig config) {
        return factory.apply(config);
    }
}
