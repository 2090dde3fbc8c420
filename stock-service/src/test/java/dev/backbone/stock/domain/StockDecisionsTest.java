package dev.backbone.stock.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.backbone.events.Event;
import dev.backbone.events.OrderEvent.OrderValidated;
import dev.backbone.events.OrderLine;
import dev.backbone.events.PricedLine;
import dev.backbone.events.Shortage;
import dev.backbone.events.StockReplenishmentEvent.ReplenishmentRequested;
import dev.backbone.events.StockReservationEvent.StockReservationRefused;
import dev.backbone.stock.domain.Reservation.Held;
import dev.backbone.stock.domain.Reservation.None;
import dev.backbone.stock.domain.Reservation.Over;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StockDecisionsTest {

    private final Samples the = new Samples();

    private final Map<String, Reservation> states = Map.of(
            "none", new None(),
            "held", after(the.validated(), the.reserved()),
            "over", after(the.validated(), the.reserved(), the.shipped()),
            "cancelled first", after(the.cancelled()),
            "rejected first", after(the.rejected()));

    private final Map<String, Map<Event, Event>> cells = Map.of(
            "none", Map.of(the.validated(), the.reserved(), the.receiptRequested(), the.received()),
            "held",
                    Map.of(
                            the.rejected(), the.released(),
                            the.cancelled(), the.released(),
                            the.lost(), the.shipped(),
                            the.dispatched(), the.shipped(),
                            the.receiptRequested(), the.received()),
            "over", Map.of(the.receiptRequested(), the.received()),
            "cancelled first", Map.of(the.receiptRequested(), the.received()),
            "rejected first", Map.of(the.receiptRequested(), the.received()));

    @TestFactory
    Stream<DynamicNode> every_cell() {
        return states.keySet().stream()
                .flatMap(state ->
                        Stream.concat(the.all().stream(), Stream.of(the.lost())).map(event -> cell(state, event)));
    }

    private DynamicNode cell(String state, Event incoming) {
        var name = "%s, when %s".formatted(state, incoming.getClass().getSimpleName());
        var expected = Optional.ofNullable(cells.getOrDefault(state, Map.of()).get(incoming));
        var reservation = states.getOrDefault(state, new None());
        return dynamicTest(
                name,
                () -> assertThat(StockDecisions.decide(reservation, shelves(10, 0), incoming))
                        .containsExactlyElementsOf(expected.stream().toList()));
    }

    @Test
    void reserves_the_last_unit_but_not_one_more() {
        assertThat(StockDecisions.decide(new None(), shelves(10, 4), the.validated()))
                .containsExactly(the.reserved());
        assertThat(StockDecisions.decide(new None(), shelves(10, 5), the.validated()))
                .containsExactly(new StockReservationRefused(the.orderId(), List.of(new Shortage(Samples.SKU, 6, 5))));
    }

    @Test
    void reserves_nothing_if_one_line_is_short_and_names_each_that_is() {
        var order = order(new PricedLine(Samples.SKU, 1, Samples.UNIT_PRICE), priced("gone"), priced("unheard-of"));

        assertThat(StockDecisions.decide(new None(), shelves(10, 0), order))
                .containsExactly(new StockReservationRefused(
                        the.orderId(), List.of(new Shortage("gone", 1, 0), new Shortage("unheard-of", 1, 0))));
    }

    @Test
    void shelves_follow_what_is_said() {
        var shelves = shelves(10, 0);

        assertThat(shelves.apply(the.reserved())).containsExactly(Samples.SKU);
        assertThat(shelves.item(Samples.SKU))
                .extracting(Item::onHand, Item::reserved)
                .containsExactly(10L, 6L);
        shelves.apply(the.released());
        assertThat(shelves.item(Samples.SKU))
                .extracting(Item::onHand, Item::reserved)
                .containsExactly(10L, 0L);
        shelves.apply(the.reserved());
        shelves.apply(the.shipped());
        assertThat(shelves.item(Samples.SKU))
                .extracting(Item::onHand, Item::reserved)
                .containsExactly(4L, 0L);
        shelves.apply(the.received());
        assertThat(shelves.item(Samples.SKU).onHand()).isEqualTo(14);
        assertThat(shelves.itemBefore(Samples.SKU).onHand()).isEqualTo(10);
    }

    @Test
    void shelves_never_hold_more_promises_than_goods() {
        var shelves = shelves(10, 5);
        assertThatThrownBy(() -> shelves.apply(the.reserved()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("85123A: 11 reserved of 10 on hand");
    }

    @Test
    void goods_that_come_in_before_their_item_is_listed_are_kept() {
        var shelves = new Shelves(Map.of());
        shelves.apply(the.received());
        assertThat(shelves.item(Samples.SKU).level()).isEmpty();

        shelves.apply(the.listingRequested());
        assertThat(shelves.item(Samples.SKU).level())
                .hasValueSatisfying(level -> assertThat(level.onHand()).isEqualTo(10));
    }

    @Test
    void asks_for_more_once_when_an_item_falls_below_its_threshold() {
        var enough = shelves(10, 5).item(Samples.SKU);
        var low = shelves(10, 6).item(Samples.SKU);
        var lower = shelves(10, 7).item(Samples.SKU);

        assertThat(StockDecisions.replenish(enough, low)).contains(new ReplenishmentRequested(Samples.SKU, 4, 5));
        assertThat(StockDecisions.replenish(low, lower)).isEmpty();
        assertThat(StockDecisions.replenish(lower, enough)).isEmpty();
        assertThat(StockDecisions.replenish(enough, enough)).isEmpty();
    }

    @Test
    void a_reservation_is_what_was_last_said_of_it() {
        assertThat(after(the.validated(), the.reserved())).isEqualTo(new Held(List.of(new OrderLine(Samples.SKU, 6))));
        assertThat(after()).isInstanceOf(None.class);
        assertThat(List.of(the.released(), the.shipped(), the.reservationRefused()))
                .allSatisfy(event -> assertThat(after(event)).isInstanceOf(Over.class));
    }

    @Test
    void goods_that_are_set_aside_stay_so_until_we_say_otherwise() {
        assertThat(after(the.reserved(), the.cancelled(), the.rejected(), the.dispatched()))
                .isInstanceOf(Held.class);
    }

    private static Reservation after(Event... events) {
        return Reservation.of(
                Stream.of(events).map(event -> Facts.fixed(1, event)).toList());
    }

    /** One item that is listed, asks for more below 5. */
    private Shelves shelves(long onHand, long reserved) {
        var shelves = new Shelves(Map.of(Samples.SKU, new Item(Samples.SKU, Optional.empty(), onHand, reserved, 3)));
        shelves.apply(the.listingRequested());
        return new Shelves(Map.of(Samples.SKU, shelves.item(Samples.SKU)));
    }

    private OrderValidated order(PricedLine... lines) {
        return new OrderValidated(the.orderId(), "17850", List.of(lines), Samples.TOTAL, Samples.PAYMENT);
    }

    private static PricedLine priced(String sku) {
        return new PricedLine(sku, 1, Samples.UNIT_PRICE);
    }
}
