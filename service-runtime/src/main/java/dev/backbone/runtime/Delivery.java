package dev.backbone.runtime;

import dev.backbone.runtime.Incoming.Received;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record from Kafka that concerns this service, and what could be read of it. */
sealed interface Delivery {

    ConsumerRecord<String, byte[]> source();

    /** A fact that this service listens to. */
    record Legible(ConsumerRecord<String, byte[]> source, Received received) implements Delivery {}

    /** Perhaps a fact that this service listens to. */
    record Illegible(ConsumerRecord<String, byte[]> source, Poison poison) implements Delivery {}
}
