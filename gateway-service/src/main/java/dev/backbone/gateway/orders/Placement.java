package dev.backbone.gateway.orders;

import dev.backbone.events.FactCodec;
import dev.backbone.events.OrderRequestEvent.OrderRequested;
import dev.backbone.gateway.follow.AcceptedOrders;
import dev.backbone.gateway.follow.RegisteredOrder;
import dev.backbone.gateway.http.RequestRefusedException;
import dev.backbone.gateway.kafka.FactPublisher;
import dev.backbone.gateway.kafka.KafkaUnavailableException;
import org.springframework.http.HttpStatus;

/**
 * Puts orders into the log. One whose id comes from an {@link IdempotencyKey} counts once however often it is sent: the
 * log decides which request with its id was first, order-service follows that one only, and a gateway answers when it
 * has read the log as far as its own record.
 */
final class Placement {

    private final FactPublisher facts;
    private final AcceptedOrders accepted;

    Placement(FactPublisher facts, AcceptedOrders accepted) {
        this.facts = facts;
        this.accepted = accepted;
    }

    /**
     * Places an order whose id nobody else can have.
     *
     * @throws KafkaUnavailableException if Kafka does not acknowledge it in time
     */
    void place(OrderRequested order, String traceparent) {
        facts.publish(order, traceparent);
    }

    /**
     * Places an order unless it has been.
     *
     * @throws RequestRefusedException with 422 if another order has been placed with the same key
     * @throws KafkaUnavailableException if Kafka does not say in time whether it is there; sending it again is safe
     */
    void placeOnce(OrderRequested order, String traceparent) {
        var earlier = accepted.find(order.orderId());
        if (earlier.isPresent()) {
            requireSame(order, earlier.get());
            return;
        }
        var published = facts.publish(order, traceparent);
        var first = accepted.find(order.orderId(), published);
        if (first.offset() != published.offset()) {
            requireSame(order, first);
        }
    }

    private void requireSame(OrderRequested order, RegisteredOrder first) {
        var same = FactCodec.decode(accepted.request(first))
                .filter(fact -> fact.event().equals(order))
                .isPresent();
        if (!same) {
            throw new RequestRefusedException(
                    HttpStatus.UNPROCESSABLE_CONTENT, "Another order has been placed with this Idempotency-Key.");
        }
    }
}
