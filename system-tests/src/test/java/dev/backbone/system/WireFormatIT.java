package dev.backbone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.EventType;
import dev.backbone.events.FactCodec;
import dev.backbone.events.KafkaBinding;
import dev.backbone.events.Topic;
import dev.backbone.system.Shop.Line;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@UsesSuite
class WireFormatIT {

    private final Shop shop = new Shop(Suite.running());
    private final Topics topics = new Topics(Suite.running().kafkaBootstrap());

    @Test
    void every_record_is_a_cloud_event_of_the_topics_only_writer_keyed_by_its_subject() {
        shop.awaitEnd(shop.order("tok_ok", new Line(shop.list(255, 1), 1)));
        shop.awaitEnd(shop.order("tok_declined", new Line(shop.list(255, 1), 1)));
        Set<String> seen = new HashSet<>();

        for (var kafkaRecord : topics.records()) {
            var encoded = KafkaBinding.fromRecord(kafkaRecord);
            var type = EventType.named(encoded.envelope().type()).orElseThrow();
            assertThat(FactCodec.decode(encoded)).isPresent();
            assertThat(kafkaRecord.topic()).isEqualTo(type.topic().topicName());
            assertThat(kafkaRecord.key()).isEqualTo(encoded.envelope().subject());
            assertThat(encoded.envelope().source()).isEqualTo(type.topic().writer());
            assertThat(encoded.envelope().id().version()).isEqualTo(7);
            seen.add(kafkaRecord.topic());
        }

        assertThat(seen).isEqualTo(allTopics());
    }

    @Test
    void all_topics_have_the_same_number_of_partitions() throws Exception {
        assertThat(topics.partitionCounts(allTopics()).values()).containsOnly(6);
    }

    private static Set<String> allTopics() {
        return Arrays.stream(Topic.values()).map(Topic::topicName).collect(Collectors.toSet());
    }
}
