package dev.backbone.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

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
        var copy = new ProducerRecord<>(topicName, partition(source), source.key(), source.value(), source.headers());
        var headers = copy.headers();
        add(headers, TOPIC, source.topic());
        add(headers, PARTITION, Integer.toString(source.partition()));
        add(headers, OFFSET, Long.toString(source.offset()));
        add(headers, STATE, letter.state().name());
        add(headers, REASON, letter.poison().reason().name());
        add(headers, DETAIL, letter.poison().detail());
        return copy;
    }

    /** Those without a key would be strewn about, and so lose their order. */
    private static @Nullable Integer partition(ConsumerRecord<String, byte[]> source) {
        return source.key() == null ? 0 : null;
    }

    /** Reads what {@link #toRecord} has written; the times are lost. */
    static DeadLetter toLetter(ConsumerRecord<String, byte[]> copy) {
        var headers = copy.headers();
        var state = DeadLetter.State.valueOf(read(headers, STATE));
        var poison = new Poison(Poison.Reason.valueOf(read(headers, REASON)), read(headers, DETAIL));
        var source = new ConsumerRecord<>(
                read(headers, TOPIC),
                Integer.parseInt(read(headers, PARTITION)),
                Long.parseLong(read(headers, OFFSET)),
                copy.key(),
                copy.value());
        headers.forEach(header -> {
            if (!header.key().startsWith(PREFIX)) {
                source.headers().add(header);
            }
        });
        return new DeadLetter(0, source, poison, state, Instant.EPOCH, null);
    }

    private static String read(Headers headers, String name) {
        var header = headers.lastHeader(name);
        if (header == null) {
            throw new IllegalArgumentException("no header " + name);
        }
        return new String(header.value(), UTF_8);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
