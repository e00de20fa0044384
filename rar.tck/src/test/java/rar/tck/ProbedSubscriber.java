package rar.tck;

import java.util.concurrent.Flow;
import org.reactivestreams.tck.SubscriberWhiteboxVerification.SubscriberPuppet;
import org.reactivestreams.tck.SubscriberWhiteboxVerification.WhiteboxSubscriberProbe;

/** Passes signals on, and tells the kit of them. */
record ProbedSubscriber(
        Flow.Subscriber<Integer> target, SubscriberPuppet puppet, WhiteboxSubscriberProbe<Integer> probe)
        implements Flow.Subscriber<Integer> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        target.onSubscribe(subscription);
        probe.registerOnSubscribe(puppet);
    }

    @Override
    public void onNext(Integer element) {
        target.onNext(element);
        probe.registerOnNext(element);
    }

    @Override
    public void onError(Throwable failure) {
        target.onError(failure);
        probe.registerOnError(failure);
    }

    @Override
    public void onComplete() {
        target.onComplete();
        probe.registerOnComplete();
    }
}
