package rar.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.testng.ITestResult;

/** The rules of Reactive Streams, as its own test kit checks them, for a stream as a publisher and as a subscriber. */
class TckTest {
    /** What the kit skips: rules that it cannot test, and those for publishers with several subscribers. */
    private static final Pattern MAY_BE_SKIPPED = Pattern.compile("untested_.*|optional_spec111_.*");

    @TestFactory
    Stream<DynamicContainer> rules_everyBridge_areKept() {
        return Stream.of(
                rules(ReusablePublisherVerification.class, 26),
                rules(SingleUsePublisherVerification.class, 20),
                rules(BlackboxSubscriberVerification.class, 10),
                rules(WhiteboxSubscriberVerification.class, 14));
    }

    private static DynamicContainer rules(Class<?> kit, int least) {
        List<ITestResult> results = Verification.run(kit);
        long passed = results.stream().filter(ITestResult::isSuccess).count();
        return dynamicContainer(
                kit.getSimpleName(),
                Stream.concat(
                        Stream.of(dynamicTest("enough were run", () -> assertTrue(passed >= least, passed + " rules"))),
                        results.stream().map(result -> dynamicTest(result.getName(), () -> assertKept(result)))));
    }

    private static void assertKept(ITestResult result) {
        String name = result.getName();
        boolean skipped = result.getStatus() == ITestResult.SKIP;
        if (!result.isSuccess() && !(skipped && MAY_BE_SKIPPED.matcher(name).matches())) {
            throw new AssertionError(name + (skipped ? " was skipped" : " failed"), result.getThrowable());
        }
    }

    // ---- canaries

    @Test
    void rules_publisherThatSendsTooMuch_areBroken() {
        assertEquals(
                Set.of("required_spec101_subscriptionRequestMustResultInTheCorrectNumberOfProducedElements"),
                failed(Verification.run(
                        BrokenPublisherVerification.class,
                        "required_spec101_subscriptionRequestMustResultInTheCorrectNumberOfProducedElements",
                        "required_spec109_subscribeThrowNPEOnNullSubscriber")));
    }

    @Test
    void rules_subscriberThatKeepsTwoSubscriptions_areBroken() {
        String rule = "required_spec205_blackbox_mustCallSubscriptionCancelIfItAlreadyHasAnSubscription"
                + "AndReceivesAnotherOnSubscribeSignal";
        assertEquals(
                Set.of(rule),
                failed(Verification.run(
                        BrokenSubscriberVerification.class,
                        rule,
                        "required_spec201_blackbox_mustSignalDemandViaSubscriptionRequest")));
    }

    private static Set<String> failed(List<ITestResult> results) {
        assertEquals(2, results.size());
        return results.stream()
                .filter(result -> result.getStatus() == ITestResult.FAILURE)
                .map(ITestResult::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
