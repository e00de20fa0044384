package rar.tck;

import java.util.concurrent.Flow;

/** Cancels, and that is all. */
final class IdleSubscriber implements Flow.Subscriber<Long> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.cancel();
    }

    @Override
    public void onNext(Long element) {}

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
}
