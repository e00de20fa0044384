package rar.tests.regression;

import rar.api.Builder;
import rar.api.Scheduler;

/** The kinds of scheduler: one queue, several queues, no thread. */
enum Kind {
    FIFO {
        @Override
        Scheduler build(Builder builder) {
            return builder.scheduler("fifo").build();
        }
    },
    WORK_STEALING {
        @Override
        Scheduler build(Builder builder) {
            return builder.scheduler("work-stealing").build();
        }
    },
    DRIVEN {
        @Override
        Scheduler build(Builder builder) {
            return HandMade.build(builder, new DrivenQueue());
        }
    };

    abstract Scheduler build(Builder builder);
}
