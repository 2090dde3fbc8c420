package dev.backbone.gateway.fuzz;

import dev.backbone.events.Topic;
import dev.backbone.testkit.TopicReader;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the gateway has published since a moment, as bytes on the topics and not as anybody's records. */
public final class PublishedSince {

    private static final JsonMapper JSON = new JsonMapper();

    private final Set<String> before = new HashSet<>();

    private PublishedSince() {
        records(Topic.ORDER_REQUESTS, Topic.STOCK_REQUESTS).forEach(each -> before.add(place(each)));
    }

    public static PublishedSince now() {
        return new PublishedSince();
    }

    /** What each fact is about, as often as there are facts. */
    public List<String> subjects(Topic... topics) {
        return since(topics).map(ConsumerRecord::key).toList();
    }

    /** The orders that were placed. */
    public List<JsonNode> orders() {
        return since(Topic.ORDER_REQUESTS)
                .map(each -> JSON.readTree(each.value()))
                .filter(fact -> fact.has("lines"))
                .toList();
    }

    private Stream<ConsumerRecord<String, byte[]>> since(Topic... topics) {
        return records(topics).filter(each -> !before.contains(place(each)));
    }

    private static Stream<ConsumerRecord<String, byte[]>> records(Topic... topics) {
        return Arrays.stream(topics).flatMap(topic -> new TopicReader().records(topic.topicName()).stream());
    }

    private static String place(ConsumerRecord<String, byte[]> published) {
        return "%s-%d@%d".formatted(published.topic(), published.partition(), published.offset());
    }
}
