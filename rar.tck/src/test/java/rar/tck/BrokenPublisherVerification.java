package rar.tck;

import java.util.Objects;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.flow.FlowPublisherVerification;

/** A canary: sends one element more than was requested. */
public final class BrokenPublisherVerification extends FlowPublisherVerification<Long> {
    public BrokenPublisherVerification() {
        super(Verification.environment(), 10);
    }

    @Override
    public Flow.Publisher<Long> createFlowPublisher(long elements) {
        return subscriber -> {
            Objects.requireNonNull(subscriber, "subscriber");
            subscriber.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long count) {
                    for (long i = 0; i <= count; i++) {
                        subscriber.onNext(i);
                    }
                }

                @Override
                public void cancel() {}
            });
        };
    }

    @Override
    public Flow.Publisher<Long> createFailedFlowPublisher() {
        return null;
    }
}
