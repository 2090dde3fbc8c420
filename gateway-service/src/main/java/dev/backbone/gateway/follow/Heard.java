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

/** A fact as it was read from a topic. */
public record Heard(EncodedFact fact, EventType type, TopicPartition partition, long offset) {

    /** Empty for what this version doesn't know, and for what is no fact of ours: the services park that. */
    static Optional<Heard> of(ConsumerRecord<String, byte[]> kafkaRecord) {
        try {
            var fact = KafkaBinding.fromRecord(kafkaRecord);
            return EventType.named(fact.envelope().type())
                    .filter(type -> type.topic().topicName().equals(kafkaRecord.topic()))
                    .map(type -> new Heard(
                            fact,
                            type,
                            new TopicPartition(kafkaRecord.topic(), kafkaRecord.partition()),
                            kafkaRecord.offset()));
        } catch (MalformedFactException e) {
            return Optional.empty();
        }
    }

    /** The order that it is about; empty if it is about an item. */
    public Optional<UUID> orderId() {
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
