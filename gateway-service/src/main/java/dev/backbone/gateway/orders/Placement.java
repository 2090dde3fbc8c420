package dev.backbone.gateway.orders;

import dev.backbone.events.FactCodec;
import dev.backbone.events.OrderRequestEvent.OrderRequested;
import dev.backbone.gateway.follow.AcceptedOrders;
import dev.backbone.gateway.follow.RegisteredOrder;
import dev.backbone.gateway.http.RequestRefusedException;
import dev.backbone.gateway.kafka.Deadline;
import dev.backbone.gateway.kafka.FactPublisher;
import dev.backbone.gateway.kafka.KafkaUnavailableException;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/**
 * Puts orders into the log. One whose id comes from an {@link IdempotencyKey} counts once however often it is sent: the
 * log decides which request with its id was first, order-service follows that one only, and a gateway answers when it
 * has read the log as far as its own record.
 */
final class Placement {

    /** For all the steps together, so that a caller knows within 5 seconds that Kafka is away. */
    private static final Duration PATIENCE = Duration.ofMillis(4_800);

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
        var deadline = Deadline.in(PATIENCE);
        var earlier = accepted.find(order.orderId(), deadline.minus(FactPublisher.SENDING_LIMIT));
        if (earlier.isPresent()) {
            requireSame(order, earlier.get(), deadline);
            return;
        }
        var published = facts.publish(order, traceparent, deadline);
        var first = accepted.find(order.orderId(), published, deadline);
        if (first.offset() != published.offset()) {
            requireSame(order, first, deadline);
        }
    }

    private void requireSame(OrderRequested order, RegisteredOrder first, Deadline deadline) {
        var same = FactCodec.decode(accepted.request(first, deadline))
                .filter(fact -> fact.event().equals(order))
                .isPresent();
        if (!same) {
            throw new RequestRefusedException(
                    HttpStatus.UNPROCESSABLE_CONTENT, "Another order has been placed with this Idempotency-Key.");
        }
    }
}
