package dev.backbone.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.backbone.events.Event;
import dev.backbone.payment.domain.Payment.Authorized;
import dev.backbone.payment.domain.Payment.CalledOff;
import dev.backbone.payment.domain.Payment.Captured;
import dev.backbone.payment.domain.Payment.Capturing;
import dev.backbone.payment.domain.Payment.CapturingInVain;
import dev.backbone.payment.domain.Payment.Closed;
import dev.backbone.payment.domain.Payment.Initiated;
import dev.backbone.payment.domain.Payment.Payable;
import dev.backbone.payment.domain.Payment.Refunding;
import dev.backbone.payment.domain.Payment.StockFirst;
import dev.backbone.payment.domain.Payment.Unknown;
import dev.backbone.payment.domain.Payment.Voiding;
import dev.backbone.testkit.DecisionTable;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

class PaymentDeciderTest {

    private final Samples the = new Samples();

    @TestFactory
    Stream<DynamicNode> every_cell() {
        return DecisionTable.of(new PaymentDecider())
                .state("unknown")
                .state("stock first", the.reserved())
                .state("payable", the.validated())
                .state("closed", the.cancelled())
                .state("closed, stock first", the.reserved(), the.cancelled())
                .state("closed, order known", the.validated(), the.rejected())
                .state("initiated", initiated())
                .state("initiated, stock first", the.reserved(), the.validated(), the.paymentInitiated())
                .state("called off", initiated(the.cancelled()))
                .state("called off, rejected", initiated(the.rejected()))
                .state("declined", initiated(the.paymentDeclined()))
                .state("declined in vain", initiated(the.cancelled(), the.paymentDeclined()))
                .state("authorized", authorized())
                .state("voiding", authorized(the.cancelled()))
                .state("voiding, answered late", initiated(the.cancelled(), the.paymentAuthorized()))
                .state("voided", authorized(the.cancelled(), the.paymentVoided()))
                .state("voided, never answered", initiated(the.cancelled(), the.paymentVoided()))
                .state("capturing", authorized(the.dispatched()))
                .state("capturing in vain", authorized(the.dispatched(), the.lost()))
                .state("captured", authorized(the.dispatched(), the.paymentCaptured()))
                .state("refunding", authorized(the.dispatched(), the.paymentCaptured(), the.lost()))
                .state("refunding, ended first", authorized(the.dispatched(), the.lost(), the.paymentCaptured()))
                .state(
                        "refunded",
                        authorized(the.dispatched(), the.paymentCaptured(), the.lost(), the.paymentRefunded()))
                .cell("stock first", the.validated(), the.paymentInitiated())
                .cell("payable", the.reserved(), the.paymentInitiated())
                .cell("initiated", the.paymentAuthorized(), the.paymentAuthorized())
                .cell("initiated", the.paymentDeclined(), the.paymentDeclined())
                .cell("initiated, stock first", the.paymentAuthorized(), the.paymentAuthorized())
                .cell("initiated, stock first", the.paymentDeclined(), the.paymentDeclined())
                .cell("called off", the.paymentAuthorized(), the.paymentAuthorized())
                .cell("called off", the.paymentDeclined(), the.paymentDeclined())
                .cell("called off", the.paymentVoided(), the.paymentVoided())
                .cell("called off, rejected", the.paymentAuthorized(), the.paymentAuthorized())
                .cell("called off, rejected", the.paymentDeclined(), the.paymentDeclined())
                .cell("called off, rejected", the.paymentVoided(), the.paymentVoided())
                .cell("voiding", the.paymentVoided(), the.paymentVoided())
                .cell("voiding, answered late", the.paymentVoided(), the.paymentVoided())
                .cell("capturing", the.paymentCaptured(), the.paymentCaptured())
                .cell("capturing in vain", the.paymentCaptured(), the.paymentCaptured())
                .cell("refunding", the.paymentRefunded(), the.paymentRefunded())
                .cell("refunding, ended first", the.paymentRefunded(), the.paymentRefunded())
                .tests(the.all());
    }

    private Event[] initiated(Event... further) {
        return story(List.of(the.validated(), the.reserved(), the.paymentInitiated()), further);
    }

    private Event[] authorized(Event... further) {
        return story(List.of(initiated(the.paymentAuthorized())), further);
    }

    private static Event[] story(List<Event> beginning, Event... further) {
        return Stream.concat(beginning.stream(), Stream.of(further)).toArray(Event[]::new);
    }

    /** A payment whose order ended holds no money in the end, whenever the order ended and whatever came before. */
    @TestFactory
    Stream<DynamicNode> an_order_that_ends_early_takes_its_money_along() {
        var decider = new PaymentDecider();
        Map<Class<? extends Payment>, Class<? extends Payment>> ends = Map.of(
                Unknown.class, Closed.class,
                StockFirst.class, Closed.class,
                Payable.class, Closed.class,
                Initiated.class, CalledOff.class,
                Authorized.class, Voiding.class,
                Capturing.class, CapturingInVain.class,
                Captured.class, Refunding.class);
        return Stream.of(
                        new Event[0],
                        new Event[] {the.reserved()},
                        new Event[] {the.validated()},
                        initiated(),
                        authorized(),
                        authorized(the.dispatched()),
                        authorized(the.dispatched(), the.paymentCaptured()))
                .flatMap(story -> Stream.of(the.rejected(), the.cancelled(), the.lost())
                        .map(end -> dynamicTest("%d facts, then %s".formatted(story.length, end), () -> {
                            var before = fold(decider, story);
                            var after = decider.evolve(before, Facts.fixed(9, end));
                            assertThat(after.getClass()).isEqualTo(ends.get(before.getClass()));
                            assertThat(decider.evolve(after, Facts.fixed(10, end)))
                                    .isEqualTo(after);
                        })));
    }

    @TestFactory
    Stream<DynamicNode> what_is_over_stays_over_whatever_is_heard_or_said() {
        var decider = new PaymentDecider();
        return Stream.of(
                        new Event[] {the.cancelled()},
                        initiated(the.paymentDeclined()),
                        initiated(the.cancelled(), the.paymentVoided()),
                        authorized(the.dispatched(), the.paymentCaptured(), the.lost(), the.paymentRefunded()))
                .map(story -> fold(decider, story))
                .flatMap(end -> the.all().stream()
                        .map(event -> dynamicTest(
                                end + ", then " + event,
                                () -> assertThat(decider.evolve(end, Facts.fixed(9, event)))
                                        .isEqualTo(end))));
    }

    private static Payment fold(PaymentDecider decider, Event... story) {
        var payment = decider.initial();
        for (var event : story) {
            payment = decider.evolve(payment, Facts.fixed(1, event));
        }
        return payment;
    }
}
