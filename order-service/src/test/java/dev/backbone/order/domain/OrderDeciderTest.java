package dev.backbone.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.CancellationReason;
import dev.backbone.events.Event;
import dev.backbone.events.Money;
import dev.backbone.events.OrderEvent.OrderCancellationRefused;
import dev.backbone.events.OrderEvent.OrderCancellationStarted;
import dev.backbone.events.OrderEvent.OrderCancelled;
import dev.backbone.events.OrderEvent.OrderRejected;
import dev.backbone.events.OrderEvent.OrderValidated;
import dev.backbone.events.OrderLine;
import dev.backbone.events.OrderRequestEvent.OrderRequested;
import dev.backbone.events.PricedLine;
import dev.backbone.events.RejectionReason;
import dev.backbone.order.domain.Order.Cancelled;
import dev.backbone.order.domain.Order.Completed;
import dev.backbone.order.domain.Order.Confirmed;
import dev.backbone.order.domain.Order.Validated;
import dev.backbone.testkit.DeciderSpec;
import dev.backbone.testkit.DecisionTable;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OrderDeciderTest {

    private final Samples the = new Samples();
    private final OrderDecider decider = new OrderDecider(Map.of(Samples.SKU, new CatalogItem(Samples.UNIT_PRICE, 10)));
    private final DeciderSpec<Order> spec = DeciderSpec.of(decider);

    @TestFactory
    Stream<DynamicNode> every_cell() {
        var refused =
                new OrderRejected(the.orderId(), RejectionReason.INSUFFICIENT_STOCK, "85123A: 6 wanted, 2 available");
        var declined = new OrderRejected(the.orderId(), RejectionReason.PAYMENT_DECLINED, "no cover");
        var heldBack = new OrderCancelled(
                the.orderId(), CancellationReason.REQUESTED_BY_CUSTOMER, "the parcel was held back", false);
        var overdue = new OrderCancelled(
                the.orderId(), CancellationReason.TIMED_OUT, "the parcel was not dispatched in time", false);
        var started = new OrderCancellationStarted(
                the.orderId(), CancellationReason.TIMED_OUT, "the parcel was not dispatched in time");
        return DecisionTable.of(decider)
                .state("unknown")
                .state("requested", the.requested())
                .state("validated", the.requested(), the.validated())
                .state("confirmed", confirmed())
                .state("cancelling", confirmed(the.cancellationStarted()))
                .state("cancelling, overdue", confirmed(started))
                .state("dispatched", confirmed(the.dispatched()))
                .state("dispatched in spite of all", confirmed(the.cancellationStarted(), the.dispatched()))
                .state("completed", confirmed(the.dispatched(), the.completed()))
                .state("completed at once", confirmed(the.completed()))
                .state("completed in spite of all", confirmed(the.cancellationStarted(), the.completed()))
                .state("rejected at once", the.requested(), the.rejected())
                .state("rejected later", the.requested(), the.validated(), the.rejected())
                .state("cancelled at once", the.requested(), the.cancelled())
                .state("cancelled early", the.requested(), the.validated(), the.cancelled())
                .state("cancelled", confirmed(the.cancellationStarted(), the.cancelled()))
                .state("cancelled, never asked for", confirmed(the.cancelled()))
                .state("lost", confirmed(the.dispatched(), the.lost()))
                .cell("unknown", the.requested(), the.validated())
                .cell("requested", the.requested(), the.validated())
                .cell("requested", the.cancellationRequested(), the.cancelled())
                .cell("validated", the.reservationRefused(), refused)
                .cell("validated", the.paymentAuthorized(), the.confirmed())
                .cell("validated", the.paymentDeclined(), declined)
                .cell("validated", the.cancellationRequested(), the.cancelled())
                .cell("validated", the.cancelled(), the.cancelled())
                .cell("confirmed", the.cancellationRequested(), the.cancellationStarted())
                .cell("confirmed", the.cancellationStarted(), the.cancellationStarted())
                .cell("confirmed", the.delivered(), the.completed())
                .cell("confirmed", the.shipmentCancelled(), heldBack)
                .cell("cancelling", the.shipmentCancelled(), the.cancelled())
                .cell("cancelling", the.dispatched(), the.cancellationRefused())
                .cell("cancelling", the.delivered(), the.cancellationRefused(), the.completed())
                .cell("cancelling, overdue", the.shipmentCancelled(), overdue)
                .cell("cancelling, overdue", the.dispatched(), the.cancellationRefused())
                .cell("cancelling, overdue", the.delivered(), the.cancellationRefused(), the.completed())
                .cell("dispatched", the.cancellationRequested(), the.cancellationRefused())
                .cell("dispatched", the.lost(), the.lost())
                .cell("dispatched", the.delivered(), the.completed())
                .cell("dispatched in spite of all", the.cancellationRequested(), the.cancellationRefused())
                .cell("dispatched in spite of all", the.lost(), the.lost())
                .cell("dispatched in spite of all", the.delivered(), the.completed())
                .cell("completed", the.cancellationRequested(), refusal("the parcel has been delivered"))
                .cell("completed at once", the.cancellationRequested(), refusal("the parcel has been delivered"))
                .cell(
                        "completed in spite of all",
                        the.cancellationRequested(),
                        refusal("the parcel has been delivered"))
                .cell("rejected at once", the.cancellationRequested(), refusal("the order has been rejected"))
                .cell("rejected later", the.cancellationRequested(), refusal("the order has been rejected"))
                .tests(allAndLost());
    }

    private Event[] confirmed(Event... further) {
        return Stream.concat(Stream.of(the.requested(), the.validated(), the.confirmed()), Stream.of(further))
                .toArray(Event[]::new);
    }

    private OrderCancellationRefused refusal(String detail) {
        return new OrderCancellationRefused(the.orderId(), detail);
    }

    private List<Event> allAndLost() {
        return Stream.concat(the.all().stream(), Stream.of(the.lost())).toList();
    }

    @Test
    void what_a_deadline_proposes_holds_in_the_state_that_it_was_made_for_and_in_no_other() {
        var states = Map.of(
                Deadline.VALIDATED, new Event[] {the.requested(), the.validated()},
                Deadline.CONFIRMED, confirmed(),
                Deadline.DISPATCHED, confirmed(the.dispatched()));
        states.forEach((deadline, history) -> {
            spec.given(history)
                    .thenState(order ->
                            assertThat(Waiting.of(order)).map(Waiting::deadline).contains(deadline));
            for (var other : Deadline.values()) {
                var proposal = other.proposal(the.orderId());
                var outcome = spec.given(history).whenProposed(proposal);
                var _ = other == deadline ? outcome.then(proposal).thenNothingWhenRepeated() : outcome.thenNothing();
            }
        });
    }

    @Test
    void waits_since_it_is_in_the_state_that_it_waits_in() {
        spec.given(the.requested(), the.validated(), the.confirmed(), the.dispatched())
                .thenState(order ->
                        assertThat(Waiting.of(order)).map(Waiting::since).contains(Facts.START.plusSeconds(3)));
        spec.given(the.requested())
                .thenState(order -> assertThat(Waiting.of(order)).isEmpty());
        spec.given(confirmed(the.cancellationStarted()))
                .thenState(order -> assertThat(Waiting.of(order)).isEmpty());
    }

    @Test
    void a_cancelled_order_tells_who_wanted_it_and_why() {
        spec.given(confirmed(the.cancellationStarted()))
                .when(the.shipmentCancelled())
                .thenState(order -> {
                    assertThat(order).isInstanceOf(Cancelled.class);
                    var cancelled = (Cancelled) order;
                    assertThat(cancelled.reason()).isEqualTo(CancellationReason.REQUESTED_BY_CUSTOMER);
                    assertThat(cancelled.detail()).isEqualTo("changed my mind");
                    assertThat(cancelled.confirmed()).isPresent();
                });
    }

    @Test
    void a_second_request_for_the_same_order_changes_nothing_even_if_the_first_is_still_to_be_decided() {
        for (var first : List.of(new Event[] {the.requested()}, new Event[] {the.requested(), the.validated()})) {
            var outcome = spec.given(first).when(order(1, 1));
            outcome.thenNothing().thenState(order -> assertThat(order).isEqualTo(after(Stream.of(first))));
        }
    }

    @Test
    void prices_every_line_from_the_catalog() {
        var dear = new CatalogItem(new Money(100_000, "GBP"), 1_000);
        decide(Map.of(Samples.SKU, new CatalogItem(Samples.UNIT_PRICE, 10), "71053", dear), order(2, 3))
                .then(new OrderValidated(
                        the.orderId(),
                        "17850",
                        List.of(
                                new PricedLine(Samples.SKU, 2, Samples.UNIT_PRICE),
                                new PricedLine("71053", 3, dear.unitPrice())),
                        new Money(300_510, "GBP"),
                        Samples.PAYMENT));
    }

    @Test
    void names_every_sku_that_is_unknown() {
        decide(Map.of(), order(1, 1))
                .then(new OrderRejected(the.orderId(), RejectionReason.UNKNOWN_SKU, "85123A; 71053"));
    }

    @Test
    void names_every_line_that_is_short() {
        var item = new CatalogItem(Samples.UNIT_PRICE, 2);
        decide(Map.of(Samples.SKU, item, "71053", item), order(3, 2))
                .then(new OrderRejected(
                        the.orderId(), RejectionReason.INSUFFICIENT_STOCK, "85123A: 3 wanted, 2 available"));
    }

    @Test
    void can_not_add_up_prices_in_two_currencies() {
        var inPounds = new CatalogItem(Samples.UNIT_PRICE, 9);
        var inEuros = new CatalogItem(new Money(255, "EUR"), 9);
        decide(Map.of(Samples.SKU, inPounds, "71053", inEuros), order(1, 1))
                .then(new OrderRejected(the.orderId(), RejectionReason.MIXED_CURRENCIES, "EUR, GBP"));
    }

    @Test
    void remembers_when_it_was_requested_validated_confirmed_and_completed() {
        spec.given(the.requested(), the.validated(), the.confirmed(), the.completed())
                .thenState(order -> {
                    assertThat(order).isInstanceOf(Completed.class);
                    var completed = (Completed) order;
                    Confirmed confirmed = completed.confirmed();
                    Validated validated = confirmed.validated();
                    assertThat(Stream.of(validated.requested().at(), validated.at(), confirmed.at(), completed.at()))
                            .isSorted()
                            .doesNotHaveDuplicates();
                });
    }

    @Test
    void a_final_order_stays_as_it_is_whatever_is_heard_or_said() {
        var endings = List.of(
                confirmed(the.dispatched(), the.completed()),
                new Event[] {the.requested(), the.validated(), the.rejected()},
                new Event[] {the.requested(), the.validated(), the.cancelled()},
                confirmed(the.dispatched(), the.lost()));
        for (var ending : endings) {
            for (Event event : allAndLost()) {
                assertThat(after(Stream.concat(Stream.of(ending), Stream.of(event))))
                        .as("after %s", event)
                        .isEqualTo(after(Stream.of(ending)));
            }
        }
    }

    private Order after(Stream<Event> events) {
        var state = new AtomicReference<>(decider.initial());
        spec.given(events.toArray(Event[]::new)).thenState(state::set);
        return state.get();
    }

    private DeciderSpec.Outcome<Order> decide(Map<String, CatalogItem> catalog, OrderRequested request) {
        return DeciderSpec.of(new OrderDecider(catalog)).when(request).thenNothingWhenRepeated();
    }

    private OrderRequested order(long hearts, long lanterns) {
        return new OrderRequested(
                the.orderId(),
                "17850",
                List.of(new OrderLine(Samples.SKU, hearts), new OrderLine("71053", lanterns)),
                Samples.PAYMENT,
                Samples.ADDRESS);
    }
}
