package rar.tck;

import java.util.concurrent.Flow;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;

/** A canary: keeps every subscription that it gets. */
public final class BrokenSubscriberVerification extends FlowSubscriberBlackboxVerification<Integer> {
    public BrokenSubscriberVerification() {
        super(Verification.environment());
    }

    @Override
    public Flow.Subscriber<Integer> createFlowSubscriber() {
        return new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(10);
            }

            @Override
            public void onNext(Integer element) {}

            @Override
            public void onError(Throwable failure) {}

            @Override
            public void onComplete() {}
        };
    }

    @Override
    public Integer createElement(int element) {
        return element;
    }
}
