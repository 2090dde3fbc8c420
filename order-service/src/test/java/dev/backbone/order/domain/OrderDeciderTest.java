package dev.backbone.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.Event;
import dev.backbone.events.Money;
import dev.backbone.events.OrderEvent.OrderRejected;
import dev.backbone.events.OrderEvent.OrderValidated;
import dev.backbone.events.OrderLine;
import dev.backbone.events.OrderRequestEvent.OrderRequested;
import dev.backbone.events.PricedLine;
import dev.backbone.events.RejectionReason;
import dev.backbone.order.domain.Order.Completed;
import dev.backbone.order.domain.Order.Confirmed;
import dev.backbone.order.domain.Order.Validated;
import dev.backbone.testkit.DeciderSpec;
import dev.backbone.testkit.DecisionTable;
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
        return DecisionTable.of(decider)
                .state("unknown")
                .state("requested", the.requested())
                .state("validated", the.requested(), the.validated())
                .state("confirmed", the.requested(), the.validated(), the.confirmed())
                .state("completed", the.requested(), the.validated(), the.confirmed(), the.completed())
                .state("rejected at once", the.requested(), the.rejected())
                .state("rejected later", the.requested(), the.validated(), the.rejected())
                .cell("unknown", the.requested(), the.validated())
                .cell("validated", the.reservationRefused(), refused)
                .cell("validated", the.paymentAuthorized(), the.confirmed())
                .cell("validated", the.paymentDeclined(), declined)
                .cell("confirmed", the.delivered(), the.completed())
                .tests(the.all());
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
        var completed = List.<Event>of(the.requested(), the.validated(), the.confirmed(), the.completed());
        var rejected = List.<Event>of(the.requested(), the.validated(), the.rejected());
        for (var ending : List.of(completed, rejected)) {
            for (Event event : the.all()) {
                assertThat(after(Stream.concat(ending.stream(), Stream.of(event))))
                        .as("after %s", event)
                        .isEqualTo(after(ending.stream()));
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
