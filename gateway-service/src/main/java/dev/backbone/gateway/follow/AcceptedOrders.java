package dev.backbone.gateway.follow;

import dev.backbone.events.EncodedFact;
import dev.backbone.events.Topic;
import dev.backbone.gateway.kafka.Deadline;
import dev.backbone.gateway.kafka.KafkaConnection;
import dev.backbone.gateway.kafka.KafkaUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells of any order whether it was accepted, by whichever gateway. The register is asked first; what it doesn't have
 * is unknown only when it has taken in all that the log had at the time of the question. Thread-safe.
 */
public final class AcceptedOrders {

    /** Whoever asks hears within 5 seconds that Kafka is away. */
    private static final Duration PATIENCE = Duration.ofMillis(4_800);

    private static final Duration READING_PATIENCE = Duration.ofSeconds(3);

    private final OrderRegister register;
    private final Progress progress;
    private final KafkaConnection kafka;
    private final RequestLog log;

    AcceptedOrders(OrderRegister register, Progress progress, KafkaConnection kafka, RequestLog log) {
        this.register = register;
        this.progress = progress;
        this.kafka = kafka;
        this.log = log;
    }

    /**
     * The order, if its request is in the log.
     *
     * @throws KafkaUnavailableException if it is not in the register, and Kafka doesn't tell in time whether that is all
     */
    public Optional<RegisteredOrder> find(UUID orderId) {
        return find(orderId, Deadline.in(PATIENCE));
    }

    /**
     * The order, if its request is in the log.
     *
     * @throws KafkaUnavailableException if it is not in the register, and Kafka doesn't tell by the deadline whether
     *     that is all
     */
    public Optional<RegisteredOrder> find(UUID orderId, Deadline deadline) {
        var known = known(orderId);
        if (known.isPresent()) {
            return known;
        }
        var partition = kafka.partitionOf(Topic.ORDER_REQUESTS, orderId.toString());
        await(partition, kafka.endOf(partition, deadline), deadline);
        return known(orderId);
    }

    /**
     * The order that a request led to that was just published: it is the first with its id, or an earlier one is.
     *
     * @throws KafkaUnavailableException if the register doesn't hear of it by the deadline
     */
    public RegisteredOrder find(UUID orderId, RecordMetadata published, Deadline deadline) {
        await(new TopicPartition(published.topic(), published.partition()), published.offset() + 1, deadline);
        return known(orderId)
                .orElseThrow(() -> new IllegalStateException("An order was read, but is not in the register"));
    }

    /** How far an order has come, as far as has been heard. */
    public Optional<OrderState> state(UUID orderId) {
        return register.find(orderId).map(RegisteredOrder::state);
    }

    /**
     * The {@code OrderRequested} of an order, from the log.
     *
     * @throws KafkaUnavailableException if Kafka doesn't hand it out in time
     */
    public EncodedFact request(RegisteredOrder order) {
        return request(order, Deadline.in(READING_PATIENCE));
    }

    /**
     * The {@code OrderRequested} of an order, from the log.
     *
     * @throws KafkaUnavailableException if Kafka doesn't hand it out by the deadline
     */
    public EncodedFact request(RegisteredOrder order, Deadline deadline) {
        return log.read(order.partition(), order.offset(), deadline.orIn(READING_PATIENCE));
    }

    private Optional<RegisteredOrder> known(UUID orderId) {
        return register.find(orderId).filter(order -> order.customerId() != null);
    }

    private void await(TopicPartition partition, long end, Deadline deadline) {
        try {
            if (!progress.await(partition, end, deadline.left())) {
                throw new KafkaUnavailableException("The register has not caught up with " + partition, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("interrupted", e);
        }
    }
}
