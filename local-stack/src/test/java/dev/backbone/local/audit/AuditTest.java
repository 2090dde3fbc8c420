package dev.backbone.local.audit;

import static dev.backbone.local.audit.Scene.order;
import static dev.backbone.local.audit.Stories.LINES;
import static dev.backbone.local.audit.Stories.SKU;
import static dev.backbone.local.audit.Stories.TOTAL;
import static dev.backbone.local.audit.Stories.authorized;
import static dev.backbone.local.audit.Stories.cancelled;
import static dev.backbone.local.audit.Stories.completed;
import static dev.backbone.local.audit.Stories.declined;
import static dev.backbone.local.audit.Stories.lost;
import static dev.backbone.local.audit.Stories.reserved;
import static dev.backbone.local.audit.Stories.story;
import static dev.backbone.local.audit.Stories.unknown;
import static dev.backbone.local.audit.Stories.with;
import static dev.backbone.local.audit.Stories.without;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.Address;
import dev.backbone.events.CancellationReason;
import dev.backbone.events.EventType;
import dev.backbone.events.FactCodec;
import dev.backbone.events.KafkaBinding;
import dev.backbone.events.Money;
import dev.backbone.events.OrderEvent.OrderCancellationRefused;
import dev.backbone.events.OrderEvent.OrderCancelled;
import dev.backbone.events.OrderEvent.OrderCompleted;
import dev.backbone.events.OrderEvent.OrderConfirmed;
import dev.backbone.events.OrderLine;
import dev.backbone.events.OrderRequestEvent.OrderCancellationRequested;
import dev.backbone.events.PaymentEvent.PaymentAuthorized;
import dev.backbone.events.PaymentEvent.PaymentCaptured;
import dev.backbone.events.PaymentEvent.PaymentRefunded;
import dev.backbone.events.PaymentEvent.PaymentVoided;
import dev.backbone.events.ShipmentEvent.ShipmentDelivered;
import dev.backbone.events.ShipmentEvent.ShipmentDispatched;
import dev.backbone.events.StockLevelEvent.StockLevelChanged;
import dev.backbone.events.StockRequestEvent.StockReceiptRequested;
import dev.backbone.events.StockReservationEvent.StockReleased;
import dev.backbone.events.StockReservationEvent.StockShipped;
import dev.backbone.events.Topic;
import dev.backbone.local.Service;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Each kind of violation, planted into a suite that is otherwise as it should be. */
class AuditTest {

    private static final String ORDER = "order " + order(1) + ": ";

    private final Scene scene = new Scene();

    @Test
    void a_suite_in_which_all_is_well_has_no_violation() {
        scene.happens(completed(order(1)))
                .happens(declined(order(2)))
                .happens(unknown(order(3)))
                .happens(cancelled(order(4)))
                .happens(reserved(order(5)))
                .happens(lost(order(6)))
                .shows(Service.SHIPMENT, order(6).toString(), "LOST")
                .stock(6, 2);

        assertThat(scene.violations()).isEmpty();
        assertThat(scene.report().scope()).contains("6 orders (5 at rest, 1 under way), 1 items");
    }

    @Test
    void an_order_under_way_is_a_violation_only_when_all_must_be_final() {
        scene.happens(reserved(order(1))).happens(declined(order(2))).stock(10, 2);

        assertThat(scene.violations()).isEmpty();
        assertThat(scene.violations(true)).containsExactly(ORDER + "stuck: not final");
    }

    @Test
    void what_moves_while_the_evidence_is_read_is_left_out() {
        scene.happens(without(StockReleased.class, declined(order(1)))).stock(10, 2);
        scene.moves(order(1).toString());

        assertThat(scene.violations()).isEmpty();
        assertThat(scene.violations(true)).containsExactly(ORDER + "stuck: something is still to be done");
    }

    @Test
    void a_decided_fact_that_was_never_published() {
        scene.happens(completed(order(1))).stock(8, 0);
        var lost = scene.fact(new OrderCancellationRefused(order(1), "too late"));
        scene.decided(lost);

        assertThat(scene.violations())
                .containsExactly(
                        ORDER + "OrderCancellationRefused " + lost.id() + " was decided, but is not on orders");
    }

    @Test
    void a_published_fact_that_was_never_decided() {
        scene.happens(completed(order(1))).stock(8, 0);
        var foreign = scene.fact(new PaymentVoided(order(1), TOTAL));
        scene.published(foreign).received(foreign);

        assertThat(scene.violations())
                .containsExactly(ORDER + "PaymentVoided " + foreign.id() + " is on payments, but was never decided");
    }

    @Test
    void a_received_fact_that_nobody_said() {
        scene.happens(completed(order(1))).stock(8, 0);
        var invented = scene.fact(new PaymentVoided(order(1), TOTAL));
        scene.received(invented);

        assertThat(scene.violations())
                .containsExactly(ORDER + "PaymentVoided " + invented.id() + " was received, but is not on payments");
    }

    @Test
    void a_fact_that_is_published_twice_is_no_violation() {
        scene.happens(reserved(order(1))).stock(10, 2);
        var twice = scene.fact(new OrderCancellationRefused(order(1), "too late"));
        var after = scene.fact(new OrderCancellationRefused(order(1), "still too late"));
        scene.decided(twice).decided(after).published(twice).published(after).published(twice);

        assertThat(scene.violations()).isEmpty();
    }

    @Test
    void facts_of_a_stream_that_overtook_each_other() {
        scene.happens(reserved(order(1))).stock(10, 2);
        var first = Scene.fact(new OrderCancellationRefused(order(1), "too late"), 20);
        var second = Scene.fact(new OrderCancellationRefused(order(1), "still too late"), 21);
        scene.decided(first).decided(second).published(second).published(first);

        assertThat(scene.violations()).containsExactly(ORDER + "version 20 came onto orders after version 21");
    }

    @Test
    void records_that_are_not_what_their_topic_promises() {
        scene.stock(10, 0);
        var fact = Scene.fact(new OrderCompleted(order(1)), 3);
        var sane = KafkaBinding.toRecord(FactCodec.encode(fact), Topic.ORDERS);
        var headless = new ProducerRecord<>("orders", sane.key(), sane.value());
        var mangled = new ProducerRecord<>("orders", null, sane.key(), "{".getBytes(UTF_8), sane.headers());
        var wrongKey = new ProducerRecord<>("orders", null, "somebody", sane.value(), sane.headers());
        scene.record(Topic.ORDERS, headless)
                .record(Topic.ORDERS, mangled)
                .record(Topic.ORDERS, wrongKey)
                .record(Topic.PAYMENTS, sane);

        assertThat(scene.violations())
                .hasSize(4)
                .satisfiesExactly(
                        one -> assertThat(one).startsWith("record orders-3@").contains("is no CloudEvent"),
                        two -> assertThat(two).startsWith("record orders-3@").contains("the data is not valid"),
                        three ->
                                assertThat(three).startsWith("record orders-3@").contains("its key is not its subject"),
                        four -> assertThat(four)
                                .startsWith("record payments-3@")
                                .contains("does not belong here"));
    }

    @Test
    void what_a_service_has_not_committed_it_has_not_handled() {
        var orders = new TopicPartition("orders", 3);
        var levels = new TopicPartition("stock-levels", 3);
        Map<Service, Map<TopicPartition, Long>> committed = new EnumMap<>(Map.of(
                Service.ORDER, Map.of(levels, 5L),
                Service.STOCK, Map.of(orders, 7L),
                Service.SHIPMENT, Map.of(orders, 6L)));
        var progress = Progress.of(Map.of(orders, 7L, levels, 5L), committed);
        assertThat(progress.isHandled(orders, 5)).isTrue();
        assertThat(progress.lag()).isEqualTo(1);

        committed.put(Service.PAYMENT, Map.of());
        var fresh = Progress.of(Map.of(orders, 7L, levels, 5L), committed);
        assertThat(fresh.isHandled(orders, 0)).isFalse();
        assertThat(fresh.lag()).isEqualTo(7);
    }

    @Test
    void a_stream_of_which_a_record_is_parked_is_under_way() {
        scene.happens(without(StockReleased.class, declined(order(1)))).stock(10, 2);
        scene.parked(order(1).toString()).parked(order(1).toString());

        assertThat(scene.violations()).isEmpty();
        assertThat(scene.violations(true)).containsExactly(ORDER + "stuck: something is still to be done");
        assertThat(scene.report().scope()).endsWith("2 dead letters parked");
    }

    @Test
    void a_record_that_was_discarded_is_no_violation_but_its_stream_must_be_in_order() {
        scene.happens(without(StockReleased.class, declined(order(1)))).stock(10, 2);
        var about = order(1).toString();
        var mangled = new ProducerRecord<>("order-requests", about, "{".getBytes(UTF_8));
        scene.discardsNext(Topic.ORDER_REQUESTS, about).record(Topic.ORDER_REQUESTS, mangled);
        scene.record(Topic.ORDER_REQUESTS, mangled);
        scene.published(scene.fact(new OrderCancellationRequested(order(1), "changed my mind")));

        assertThat(scene.violations())
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one)
                                .startsWith("record order-requests-3@")
                                .contains("is no CloudEvent"),
                        two -> assertThat(two).isEqualTo(ORDER + "called off, but holds stock"));
        assertThat(scene.report().scope()).endsWith("0 dead letters parked");
    }

    @Test
    void an_accepted_order_that_order_service_has_passed_over() {
        var request = scene.fact(completed(order(1)).getFirst());
        scene.published(request).stock(10, 0);

        assertThat(scene.violations())
                .containsExactly(ORDER + "OrderRequested " + request.id()
                        + " was consumed, but is not in the journal of order-service");
    }

    @Test
    void an_order_that_two_gateways_have_asked_for_is_no_violation_unless_one_of_them_was_passed_over() {
        var requested = completed(order(1)).getFirst();
        scene.happens(completed(order(1))).stock(8, 0);
        var second = scene.fact(requested);
        scene.published(second).received(second);

        assertThat(scene.violations(true)).isEmpty();
        assertThat(scene.report().scope()).contains("1 orders (1 at rest, 0 under way)");

        var third = scene.fact(requested);
        scene.published(third);

        assertThat(scene.violations())
                .containsExactly(ORDER + "OrderRequested " + third.id()
                        + " was consumed, but is not in the journal of order-service");
    }

    @Test
    void an_accepted_cancellation_and_an_accepted_receipt_that_were_passed_over() {
        scene.happens(completed(order(1))).stock(8, 0);
        var cancellation = scene.fact(new OrderCancellationRequested(order(1), "changed my mind"));
        var receipt = scene.fact(new StockReceiptRequested(SKU, 5));
        scene.published(cancellation).published(receipt);

        assertThat(scene.violations())
                .containsExactlyInAnyOrder(
                        ORDER + "OrderCancellationRequested " + cancellation.id()
                                + " was consumed, but is not in the journal of order-service",
                        "sku lantern: StockReceiptRequested " + receipt.id()
                                + " was consumed, but is not in the journal of stock-service");

        scene.received(cancellation).received(receipt);
        assertThat(scene.violations()).isEmpty();
    }

    @Test
    void a_newest_level_that_never_reached_its_topic() {
        scene.stock(10, 0);
        var level = scene.fact(new StockLevelChanged(SKU, "Lantern", new Money(400, "GBP"), 10, 0, 10, 3, null));
        scene.decided(level).row(10, 0, 3);

        assertThat(scene.violations())
                .containsExactly("sku lantern: its newest level is version 3, on stock-levels it is version 2");
    }

    @Test
    void a_second_authorization() {
        scene.happens(story(authorized(order(1)), new PaymentAuthorized(order(1), TOTAL, "auth-2")))
                .stock(10, 2);

        assertThat(scene.violations()).containsExactly(ORDER + "authorized 2 times");
    }

    @Test
    void money_that_is_captured_twice() {
        scene.happens(completed(order(1)))
                .happens(new PaymentCaptured(order(1), TOTAL))
                .stock(8, 0);

        assertThat(scene.violations()).containsExactly(ORDER + "captured 2 times");
    }

    @Test
    void money_that_is_captured_without_a_dispatch() {
        scene.happens(without(ShipmentDispatched.class, completed(order(1)))).stock(8, 0);

        assertThat(scene.violations())
                .containsExactlyInAnyOrder(
                        ORDER + "captured, but never dispatched",
                        ORDER + "its stock was shipped, but its parcel never dispatched");
    }

    @Test
    void amounts_that_are_not_what_the_order_costs() {
        var wrong = new Money(1, "GBP");
        scene.happens(with(new PaymentAuthorized(order(1), wrong, "auth-1"), authorized(order(1))))
                .happens(with(new PaymentCaptured(order(2), wrong), completed(order(2))))
                .stock(8, 2);

        assertThat(scene.violations())
                .containsExactlyInAnyOrder(
                        ORDER + "PaymentAuthorized of 1 GBP, but it costs 678 GBP",
                        "order " + order(2) + ": PaymentCaptured of 1 GBP, but it costs 678 GBP");
    }

    @Test
    void money_that_is_given_back_twice() {
        scene.happens(cancelled(order(1)))
                .happens(new PaymentVoided(order(1), TOTAL))
                .happens(lost(order(2)))
                .happens(new PaymentRefunded(order(2), TOTAL))
                .shows(Service.SHIPMENT, order(2).toString(), "LOST")
                .stock(8, 0);

        assertThat(scene.violations())
                .containsExactlyInAnyOrder(ORDER + "voided 2 times", "order " + order(2) + ": refunded 2 times");
    }

    @Test
    void money_that_is_given_back_in_the_wrong_way() {
        scene.happens(with(new PaymentRefunded(order(1), TOTAL), PaymentVoided.class, cancelled(order(1))))
                .happens(story(lost(order(2)), new PaymentVoided(order(2), TOTAL)))
                .shows(Service.SHIPMENT, order(2).toString(), "LOST")
                .stock(8, 0);

        assertThat(scene.violations())
                .containsExactlyInAnyOrder(
                        ORDER + "refunded, but never captured",
                        ORDER + "called off, but holds money",
                        "order " + order(2) + ": captured, but voided as well");
    }

    @Test
    void amounts_given_back_that_are_not_what_was_taken() {
        var wrong = new Money(1, "GBP");
        scene.happens(with(new PaymentVoided(order(1), wrong), cancelled(order(1))))
                .happens(with(new PaymentRefunded(order(2), wrong), lost(order(2))))
                .shows(Service.SHIPMENT, order(2).toString(), "LOST")
                .stock(8, 0);

        assertThat(scene.violations())
                .containsExactlyInAnyOrder(
                        ORDER + "PaymentVoided of 1 GBP, but it costs 678 GBP",
                        "order " + order(2) + ": PaymentRefunded of 1 GBP, but it costs 678 GBP");
    }

    @Test
    void a_completed_order_whose_money_was_given_back() {
        scene.happens(completed(order(1)))
                .happens(new PaymentRefunded(order(1), TOTAL))
                .stock(8, 0);

        assertThat(scene.violations()).containsExactly(ORDER + "completed, but its money was given back");
    }

    @Test
    void stock_of_which_only_a_part_is_given_back() {
        scene.happens(with(new StockReleased(order(1), List.of(new OrderLine(SKU, 1))), cancelled(order(1))))
                .stock(10, 1);

        assertThat(scene.violations())
                .containsExactly(ORDER + "what was released and shipped is not what was reserved");
    }

    @Test
    void stock_that_is_given_back_although_the_parcel_has_taken_it_along() {
        scene.happens(with(new StockReleased(order(1), LINES), StockShipped.class, lost(order(1))))
                .shows(Service.SHIPMENT, order(1).toString(), "LOST")
                .stock(10, 0);

        assertThat(scene.violations()).containsExactly(ORDER + "its stock was released, but its parcel dispatched");
    }

    @Test
    void stock_that_is_shipped_without_a_parcel() {
        scene.happens(story(reserved(order(1)), new StockShipped(order(1), LINES)))
                .stock(8, 0);

        assertThat(scene.violations())
                .containsExactly(ORDER + "its stock was shipped, but its parcel never dispatched");
    }

    @Test
    void a_cancelled_order_that_still_holds_money() {
        scene.happens(without(PaymentVoided.class, cancelled(order(1)))).stock(10, 0);

        assertThat(scene.violations()).containsExactly(ORDER + "called off, but holds money");
    }

    @Test
    void a_rejected_order_that_still_holds_stock() {
        scene.happens(without(StockReleased.class, declined(order(1)))).stock(10, 2);

        assertThat(scene.violations()).containsExactly(ORDER + "called off, but holds stock");
    }

    @Test
    void a_rejected_order_with_a_parcel() {
        scene.happens(declined(order(1)))
                .happens(new ShipmentDispatched(order(1), "T-1"))
                .stock(10, 0);

        assertThat(scene.violations())
                .containsExactlyInAnyOrder(
                        ORDER + "rejected, but there is a parcel",
                        ORDER + "its stock was released, but its parcel dispatched");
    }

    @Test
    void a_completed_order_that_was_not_paid() {
        scene.happens(without(PaymentCaptured.class, completed(order(1)))).stock(8, 0);

        assertThat(scene.violations()).containsExactly(ORDER + "completed, but its money was not captured");
    }

    @Test
    void a_completed_order_that_was_not_delivered() {
        scene.happens(without(ShipmentDelivered.class, completed(order(1)))).stock(8, 0);

        assertThat(scene.violations()).containsExactly(ORDER + "completed, but not delivered");
    }

    @Test
    void a_completed_order_of_which_something_else_was_shipped() {
        var less = List.of(new OrderLine(SKU, 1));
        scene.happens(with(new StockShipped(order(1), less), completed(order(1))))
                .stock(9, 1);

        assertThat(scene.violations())
                .containsExactlyInAnyOrder(
                        ORDER + "completed, but what was shipped is not what was ordered",
                        ORDER + "what was released and shipped is not what was reserved");
    }

    @Test
    void a_completed_order_that_was_shipped_twice() {
        scene.happens(completed(order(1)))
                .happens(new StockShipped(order(1), LINES))
                .stock(6, -2);

        assertThat(scene.violations())
                .containsExactlyInAnyOrder(
                        ORDER + "completed, but what was shipped is not what was ordered",
                        ORDER + "what was released and shipped is not what was reserved",
                        "sku lantern: -2 reserved of 6 on hand");
    }

    @Test
    void an_order_with_two_ends() {
        scene.happens(completed(order(1)))
                .happens(new OrderCancellationRefused(order(1), "too late"))
                .happens(new OrderConfirmed(order(1), new Address("A", "1", "L", "N1", "GB")))
                .shows(Service.ORDER, order(1).toString(), "CONFIRMED")
                .stock(8, 0);

        assertThat(scene.violations()).containsExactly(ORDER + "OrderConfirmed after OrderCompleted");

        var cancelledAsWell = new Scene()
                .happens(completed(order(1)))
                .happens(new OrderCancelled(order(1), CancellationReason.TIMED_OUT, "too late", false))
                .stock(8, 0);
        assertThat(cancelledAsWell.violations())
                .contains(ORDER + "OrderCancelled after OrderCompleted", ORDER + "called off, but holds money");
    }

    @Test
    void stock_that_does_not_add_up() {
        scene.happens(completed(order(1))).stock(9, 0);

        assertThat(scene.violations()).containsExactly("sku lantern: received 10, but 9 on hand and 2 shipped");
    }

    @Test
    void a_reservation_that_the_item_does_not_know() {
        scene.happens(reserved(order(1))).stock(10, 0);

        assertThat(scene.violations()).containsExactly("sku lantern: 0 reserved, but open reservations hold 2");
    }

    @Test
    void an_item_row_that_was_changed_behind_the_service() {
        scene.stock(10, 0).row(11, 0, 2);

        assertThat(scene.violations())
                .containsExactly(
                        "sku lantern: received 10, but 11 on hand and 0 shipped",
                        "sku lantern: its row says 11 on hand and 0 reserved, its newest level 10 and 0");

        scene.row(10, 0, 1);
        assertThat(scene.violations()).containsExactly("sku lantern: its row is at version 1, its facts are at 2");
    }

    @Test
    void views_that_show_something_else() {
        scene.happens(completed(order(1)))
                .shows(Service.ORDER, order(1).toString(), "CONFIRMED")
                .shows(Service.PAYMENT, order(2).toString(), "INITIATED")
                .stock(8, 0);

        assertThat(scene.violations())
                .containsExactlyInAnyOrder(
                        ORDER + "order-service shows CONFIRMED, its facts say COMPLETED",
                        "order " + order(2) + ": payment-service shows INITIATED, its facts say nothing");
    }

    @Test
    void every_fact_about_an_orders_state_stands_for_a_status_or_leaves_it_alone() {
        assertThat(Stream.of(EventType.values())
                        .filter(type -> Set.of(Topic.ORDERS, Topic.PAYMENTS, Topic.SHIPMENTS)
                                .contains(type.topic())))
                .allMatch(type -> ViewsAgree.STATUS.containsKey(type) != ViewsAgree.NEUTRAL.contains(type));
    }

    @Test
    void a_million_facts_fit() {
        var sightings = new Sightings();
        for (int i = 0; i < 1_000_000; i++) {
            var id = new UUID(i * 31L, i);
            assertThat(sightings.add(id, EventType.ORDER_COMPLETED, "order-" + i % 80_000, Sighting.DECIDED))
                    .isTrue();
            sightings.add(id, EventType.ORDER_COMPLETED, "order-" + i % 80_000, Sighting.ON_TOPIC);
        }

        assertThat(sightings.size()).isEqualTo(1_000_000);
        assertThat(sightings.all().filter(fact -> fact.isDecided() && fact.isOnTopic() && !fact.isReceived()))
                .hasSize(1_000_000);
    }
}
