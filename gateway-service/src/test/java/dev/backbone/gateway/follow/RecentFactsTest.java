package dev.backbone.gateway.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.EncodedFact;
import dev.backbone.events.EventType;
import dev.backbone.events.FactCodec;
import dev.backbone.events.Topic;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RecentFactsTest {

    private static final TopicPartition PARTITION = new TopicPartition(Topic.ORDERS.topicName(), 0);

    @Test
    void of_an_order_with_very_many_facts_only_the_newest_are_kept() {
        var facts = IntStream.range(1, RecentFacts.MAX_FACTS + 8)
                .mapToObj(number -> FactCodec.encode(Facts.fixed(number, new Samples().validated())))
                .toList();
        var recent = new RecentFacts();
        facts.forEach(fact -> recent.heard(List.of(heard(fact))));

        assertThat(recent.of(Samples.ORDER_ID))
                .containsExactlyElementsOf(facts.subList(facts.size() - RecentFacts.MAX_FACTS, facts.size()));
    }

    private static Heard heard(EncodedFact fact) {
        return new Heard(fact, EventType.ORDER_VALIDATED, PARTITION, 0);
    }
}
