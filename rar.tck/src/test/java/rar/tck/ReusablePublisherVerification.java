package rar.tck;

import java.util.concurrent.Flow;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.annotations.AfterClass;
import rar.api.AsyncStream;
import rar.api.Builder;
import rar.api.Scheduler;

/** A publisher that makes a stream for each subscriber. */
public final class ReusablePublisherVerification extends FlowPublisherVerification<Long> {
    private final Scheduler scheduler = new Builder().threads(2).build();

    public ReusablePublisherVerification() {
        super(Verification.environment(), 10);
    }

    @AfterClass
    public void close() {
        scheduler.close();
    }

    @Override
    public Flow.Publisher<Long> createFlowPublisher(long elements) {
        return AsyncStream.publisher(scheduler, () -> Numbers.ready(elements));
    }

    @Override
    public Flow.Publisher<Long> createFailedFlowPublisher() {
        return AsyncStream.publisher(scheduler, () -> {
            throw new IllegalStateException("there is no stream");
        });
    }
}
