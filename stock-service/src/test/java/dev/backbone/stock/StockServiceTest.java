package dev.backbone.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.events.Event;
import dev.backbone.events.EventId;
import dev.backbone.events.Fact;
import dev.backbone.events.Money;
import dev.backbone.events.OrderEvent.OrderRejected;
import dev.backbone.events.OrderEvent.OrderValidated;
import dev.backbone.events.PricedLine;
import dev.backbone.events.RejectionReason;
import dev.backbone.events.ShipmentEvent.ShipmentDispatched;
import dev.backbone.events.StockLevelEvent.StockLevelChanged;
import dev.backbone.events.StockReplenishmentEvent.ReplenishmentRequested;
import dev.backbone.events.StockReplenishmentEvent.StockReceived;
import dev.backbone.events.StockRequestEvent.ItemListingRequested;
import dev.backbone.events.StockRequestEvent.StockReceiptRequested;
import dev.backbone.events.StockReservationEvent.StockReleased;
import dev.backbone.events.StockReservationEvent.StockReservationRefused;
import dev.backbone.events.StockReservationEvent.StockReserved;
import dev.backbone.events.StockReservationEvent.StockShipped;
import dev.backbone.events.Topic;
import dev.backbone.stock.domain.Item;
import dev.backbone.stock.view.ItemTable;
import dev.backbone.testkit.BackboneTest;
import dev.backbone.testkit.FactPublisher;
import dev.backbone.testkit.Samples;
import dev.backbone.testkit.TopicReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BackboneTest
class StockServiceTest {

    private static final Money PRICE = new Money(255, "GBP");

    private final String sku = "sku-" + EventId.random(Instant.now()).toString().substring(9, 30);
    private final FactPublisher publisher = new FactPublisher();
    private final TopicReader reader = new TopicReader();
    private final List<Fact> published = new ArrayList<>();

    @Autowired
    private ItemTable items;

    @BeforeEach
    void listTenUnits() {
        publish(new ItemListingRequested(sku, "WHITE HANGING HEART", PRICE, null));
        publish(new StockReceiptRequested(sku, 10));
        await().untilAsserted(() -> assertThat(item()).map(Item::onHand).contains(10L));
    }

    @Test
    void reserves_ships_and_releases_and_tells_each_time_how_the_item_stands() {
        var shipped = order(3);
        var released = order(2);
        awaitReservation(shipped, StockReserved.class);
        awaitReservation(released, StockReserved.class);
        assertItem(10, 5);

        publish(new ShipmentDispatched(shipped, "SIM-1"));
        publish(new OrderRejected(released, RejectionReason.PAYMENT_DECLINED, "no cover"));

        awaitReservation(shipped, StockReserved.class, StockShipped.class);
        awaitReservation(released, StockReserved.class, StockReleased.class);
        assertItem(7, 0);
        await().untilAsserted(() -> assertThat(levels().getLast())
                .extracting(StockLevelChanged::onHand, StockLevelChanged::available)
                .containsExactly(7L, 7L));
        assertThat(levels()).extracting(StockLevelChanged::version).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void goods_of_a_cancelled_order_come_back_unless_they_are_lost() {
        var kept = order(3);
        var lost = order(2);
        awaitReservation(kept, StockReserved.class);
        awaitReservation(lost, StockReserved.class);

        publish(new Samples(kept).cancelled());
        publish(new Samples(lost).lost());

        awaitReservation(kept, StockReserved.class, StockReleased.class);
        awaitReservation(lost, StockReserved.class, StockShipped.class);
        await().untilAsserted(() -> assertItem(8, 0));
    }

    @Test
    void an_order_that_has_ended_reserves_nothing_any_more_and_changes_no_level() {
        var ended = new Samples(EventId.random(Instant.now()));
        await().until(() -> !levels().isEmpty() && levels().getLast().onHand() == 10);
        var before = levels();
        publish(ended.cancelled());
        publish(validated(ended.orderId(), 3));
        // A level is said of what has changed, not of what was looked at.
        publish(new ItemListingRequested(sku, "WHITE HANGING HEART", PRICE, null));

        var last = order(1);
        awaitReservation(last, StockReserved.class);
        await().untilAsserted(() -> assertThat(levels()).hasSize(before.size() + 1));
        assertItem(10, 1);
        assertThat(reader.factsAbout(ended.orderId(), Topic.STOCK_RESERVATIONS)).isEmpty();
    }

    @Test
    void of_a_hundred_orders_for_ten_units_exactly_ten_get_one_each() {
        List<UUID> orders = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            orders.add(order(1));
        }

        await().untilAsserted(() -> {
            var answers = reader.facts(Topic.STOCK_RESERVATIONS).stream()
                    .filter(fact -> orders.contains(UUID.fromString(fact.subject())))
                    .map(Fact::event)
                    .toList();
            assertThat(answers).filteredOn(StockReserved.class::isInstance).hasSize(10);
            assertThat(answers)
                    .filteredOn(StockReservationRefused.class::isInstance)
                    .hasSize(90);
        });
        assertItem(10, 10);
        assertThat(levels()).allSatisfy(level -> assertThat(level.available()).isNotNegative());
    }

    @Test
    void asks_for_more_once_when_it_runs_low() {
        publish(new ItemListingRequested(sku, "WHITE HANGING HEART", PRICE, 5L));
        await().untilAsserted(() -> assertThat(item().flatMap(Item::listing))
                .hasValueSatisfying(
                        listing -> assertThat(listing.replenishBelow()).isEqualTo(5)));
        awaitReservation(order(6), StockReserved.class);
        awaitReservation(order(1), StockReserved.class);

        await().untilAsserted(() -> assertThat(reader.factsAbout(sku, Topic.STOCK_REPLENISHMENT))
                .extracting(Fact::event)
                .containsExactly(new StockReceived(sku, 10), new ReplenishmentRequested(sku, 4, 5)));
    }

    @Test
    void says_nothing_new_when_everything_is_delivered_again() {
        awaitReservation(order(3), StockReserved.class);
        var before = item();

        List.copyOf(published).forEach(publisher::publish);

        var last = order(1);
        awaitReservation(last, StockReserved.class);
        assertItem(10, 4);
        assertThat(before).map(Item::reserved).contains(3L);
        assertThat(reader.factsAbout(sku, Topic.STOCK_REPLENISHMENT)).hasSize(1);
    }

    private UUID order(long quantity) {
        var orderId = EventId.random(Instant.now());
        publish(validated(orderId, quantity));
        return orderId;
    }

    private OrderValidated validated(UUID orderId, long quantity) {
        var lines = List.of(new PricedLine(sku, quantity, PRICE));
        return new OrderValidated(orderId, "17850", lines, PRICE.times(quantity), Samples.PAYMENT);
    }

    private void publish(Event event) {
        published.add(publisher.publish(event));
    }

    private void awaitReservation(UUID orderId, Class<?>... expected) {
        await().untilAsserted(() -> assertThat(reader.factsAbout(orderId, Topic.STOCK_RESERVATIONS))
                .extracting(fact -> fact.event().getClass())
                .isEqualTo(List.of(expected)));
    }

    private void assertItem(long onHand, long reserved) {
        assertThat(item())
                .hasValueSatisfying(item -> assertThat(item)
                        .extracting(Item::onHand, Item::reserved)
                        .containsExactly(onHand, reserved));
    }

    private Optional<Item> item() {
        return items.find(sku);
    }

    private List<StockLevelChanged> levels() {
        return reader.factsAbout(sku, Topic.STOCK_LEVELS).stream()
                .map(fact -> (StockLevelChanged) fact.event())
                .toList();
    }
}
