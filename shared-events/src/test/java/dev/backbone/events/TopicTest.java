package dev.backbone.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TopicTest {

    @ParameterizedTest
    @CsvSource({
        "/gateway-service,  order-requests stock-requests",
        "/order-service,    orders",
        "/stock-service,    stock-reservations stock-levels stock-replenishment",
        "/payment-service,  payments",
        "/shipment-service, shipments",
        "/nobody,           ''"
    })
    void each_topic_has_one_writer(String writer, String topics) {
        assertThat(Topic.writtenBy(writer, 6, (short) 1).stream().map(NewTopic::name))
                .containsExactlyInAnyOrder(topics.isEmpty() ? new String[0] : topics.split(" "));
    }

    @Test
    void facts_are_kept_for_ever_and_levels_until_the_next_one() {
        var settings = Arrays.stream(Topic.values())
                .map(Topic::writer)
                .distinct()
                .flatMap(writer -> Topic.writtenBy(writer, 6, (short) 1).stream())
                .collect(Collectors.toMap(NewTopic::name, NewTopic::configs));
        assertThat(settings.remove("stock-levels"))
                .isEqualTo(Map.of("cleanup.policy", "compact", "min.insync.replicas", "1"));
        assertThat(settings).hasSize(7);
        assertThat(settings.values())
                .containsOnly(Map.of(
                        "cleanup.policy",
                        "delete",
                        "retention.ms",
                        "-1",
                        "retention.bytes",
                        "-1",
                        "min.insync.replicas",
                        "1"));
    }

    @Test
    void partitions_and_replication_are_as_asked_for() {
        assertThat(Topic.writtenBy("/order-service", 12, (short) 3))
                .singleElement()
                .satisfies(topic -> {
                    assertThat(topic.numPartitions()).isEqualTo(12);
                    assertThat(topic.replicationFactor()).isEqualTo((short) 3);
                });
    }

    @ParameterizedTest
    @EnumSource
    void the_key_is_what_the_events_are_about(EventType type) {
        var subject = Samples.of(type).subject();
        assertThat(type.topic().key())
                .isEqualTo(subject.equals(Samples.ORDER.toString()) ? Topic.Key.ORDER_ID : Topic.Key.SKU);
    }
}
