package dev.backbone.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * The topic on which a service tells what it has parked, and what became of it: the record as it was, under its own
 * key, with headers added. The newest of the same topic, partition and offset holds.
 */
final class DeadLetterTopic {

    private static final String PREFIX = "dead-letter-";
    static final String TOPIC = PREFIX + "topic";
    static final String PARTITION = PREFIX + "partition";
    static final String OFFSET = PREFIX + "offset";
    static final String STATE = PREFIX + "state";
    static final String REASON = PREFIX + "reason";
    static final String DETAIL = PREFIX + "detail";

    private DeadLetterTopic() {}

    static String name(ServiceProfile profile) {
        return profile.name() + ".dead-letters";
    }

    /** Kept for ever, like all that is said. */
    static NewTopic of(ServiceProfile profile, RuntimeProperties.Topics settings) {
        return new NewTopic(name(profile), settings.partitions(), settings.replicationFactor())
                .configs(Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1"));
    }

    static ProducerRecord<String, byte[]> toRecord(String topicName, DeadLetter letter) {
        var source = letter.source();
        var copy = new ProducerRecord<>(topicName, null, source.key(), source.value(), source.headers());
        var headers = copy.headers();
        add(headers, TOPIC, source.topic());
        add(headers, PARTITION, Integer.toString(source.partition()));
        add(headers, OFFSET, Long.toString(source.offset()));
        add(headers, STATE, letter.state().name());
        add(headers, REASON, letter.poison().reason().name());
        add(headers, DETAIL, letter.poison().detail());
        return copy;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
