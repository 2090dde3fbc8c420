package dev.backbone.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.Event;
import dev.backbone.events.EventId;
import dev.backbone.events.Fact;
import dev.backbone.events.FactCodec;
import dev.backbone.events.KafkaBinding;
import dev.backbone.events.Topic;
import dev.backbone.runtime.Delivery.Legible;
import dev.backbone.runtime.Incoming.Received;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ChronologyTest {

    private final Samples the = new Samples(EventId.random(Instant.now()));

    @Test
    void what_happened_first_on_any_topic_comes_first() {
        var reserved = at(3, the.reserved());
        var validated = at(1, the.validated());
        var rejected = at(2, the.rejected());

        assertThat(Chronology.of(List.of(reserved, validated, rejected)))
                .containsExactly(validated, rejected, reserved);
    }

    @Test
    void what_one_topic_says_of_one_stream_keeps_its_order_when_a_clock_goes_back() {
        var validated = at(5, the.validated());
        var confirmed = at(1, the.confirmed());
        var reserved = at(3, the.reserved());

        assertThat(Chronology.of(List.of(validated, confirmed, reserved)))
                .containsExactly(reserved, validated, confirmed);
    }

    private static Delivery at(int seconds, Event event) {
        Fact fact = Facts.of(EventId.random(Instant.now()), Facts.START.plus(Duration.ofSeconds(seconds)), 1, event);
        var encoded = FactCodec.encode(fact);
        var produced = KafkaBinding.toRecord(encoded, Topic.of(event));
        return new Legible(
                new ConsumerRecord<>(produced.topic(), 0, 0, produced.key(), produced.value()),
                new Received(fact, encoded));
    }
}
