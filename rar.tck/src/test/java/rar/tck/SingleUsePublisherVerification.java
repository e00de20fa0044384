package rar.tck;

import java.util.concurrent.Flow;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterClass;
import rar.api.Builder;
import rar.api.Scheduler;

/** A publisher for one subscriber, over a stream that takes its time. */
public final class SingleUsePublisherVerification extends FlowPublisherVerification<Long> {
    private final Scheduler scheduler = new Builder().threads(2).build();

    public SingleUsePublisherVerification() {
        super(Verification.environment(), 10);
    }

    @AfterClass
    public void close() {
        scheduler.close();
    }

    @Override
    public Flow.Publisher<Long> createFlowPublisher(long elements) {
        return Numbers.slow(elements).toPublisher(scheduler);
    }

    /** One that has had its subscriber. */
    @Override
    public Flow.Publisher<Long> createFailedFlowPublisher() {
        Flow.Publisher<Long> publisher = Numbers.ready(1).toPublisher(scheduler);
        publisher.subscribe(new IdleSubscriber());
        return publisher;
    }
}
