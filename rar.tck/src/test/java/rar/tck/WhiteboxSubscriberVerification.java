package rar.tck;

import java.util.concurrent.Flow;
import org.reactivestreams.tck.SubscriberWhiteboxVerification.WhiteboxSubscriberProbe;
import org.reactivestreams.tck.flow.FlowSubscriberWhiteboxVerification;
import org.testng.annotations.AfterClass;
import rar.api.Builder;
import rar.api.Scheduler;

/** The subscriber behind {@code AsyncStream.fromPublisher}, with a task that takes elements when the kit says so. */
public final class WhiteboxSubscriberVerification extends FlowSubscriberWhiteboxVerification<Integer> {
    private final Scheduler scheduler =
            new Builder().threads(2).onUncaught((task, failure) -> {}).build(); // the kit signals errors

    public WhiteboxSubscriberVerification() {
        super(Verification.environment());
    }

    @AfterClass
    public void close() {
        scheduler.close();
    }

    @Override
    protected Flow.Subscriber<Integer> createFlowSubscriber(WhiteboxSubscriberProbe<Integer> probe) {
        Captor captor = new Captor();
        StepwiseReader reader = new StepwiseReader(captor);
        scheduler.spawn(reader);
        return new ProbedSubscriber(captor.subscriber(), reader, probe);
    }

    @Override
    public Integer createElement(int element) {
        return element;
    }
}
