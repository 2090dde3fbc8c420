package dev.backbone.gateway.follow;

import dev.backbone.events.EncodedFact;
import dev.backbone.events.EventType;
import dev.backbone.events.KafkaBinding;
import dev.backbone.events.MalformedFactException;
import dev.backbone.events.Topic;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A fact as it was read from a topic.
 *
 * @param orderId the order that it is about; empty if it is about an item
 */
public record Heard(EncodedFact fact, EventType type, TopicPartition partition, long offset, Optional<UUID> orderId) {

    public Heard(EncodedFact fact, EventType type, TopicPartition partition, long offset) {
        this(fact, type, partition, offset, orderId(fact, type));
    }

    /**
     * Empty for what this version doesn't know, and for what is no fact of ours: the services park that. The first of it is
     * told by the type alone.
     */
    static Optional<Heard> of(ConsumerRecord<String, byte[]> kafkaRecord, TopicPartition partition) {
        return KafkaBinding.typeName(kafkaRecord)
                .flatMap(EventType::named)
                .filter(type -> type.topic().topicName().equals(partition.topic()))
                .flatMap(type -> of(kafkaRecord, type, partition));
    }

    private static Optional<Heard> of(
            ConsumerRecord<String, byte[]> kafkaRecord, EventType type, TopicPartition partition) {
        try {
            return Optional.of(new Heard(KafkaBinding.fromRecord(kafkaRecord), type, partition, kafkaRecord.offset()));
        } catch (MalformedFactException e) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> orderId(EncodedFact fact, EventType type) {
        if (type.topic().key() != Topic.Key.ORDER_ID) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(fact.envelope().subject()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
