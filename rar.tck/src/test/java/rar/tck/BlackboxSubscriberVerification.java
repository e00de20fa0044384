package rar.tck;

import java.util.concurrent.Flow;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;
import org.testng.annotations.AfterClass;
import rar.api.AsyncStream;
import rar.api.Builder;
import rar.api.Scheduler;

/** The subscriber behind {@code AsyncStream.fromPublisher}, with a task that takes what there is. */
public final class BlackboxSubscriberVerification extends FlowSubscriberBlackboxVerification<Integer> {
    private final Scheduler scheduler =
            new Builder().threads(2).onUncaught((task, failure) -> {}).build(); // the kit signals errors

    public BlackboxSubscriberVerification() {
        super(Verification.environment());
    }

    @AfterClass
    public void close() {
        scheduler.close();
    }

    @Override
    public Flow.Subscriber<Integer> createFlowSubscriber() {
        Captor captor = new Captor();
        scheduler.spawn(AsyncStream.fromPublisher(captor).forEach(element -> {}));
        return captor.subscriber();
    }

    @Override
    public Integer createElement(int element) {
        return element;
    }
}
