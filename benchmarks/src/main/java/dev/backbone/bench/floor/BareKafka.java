package dev.backbone.bench.floor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Produces what orders are on the topics, acknowledged by all replicas, in batches, and reads it back once. */
final class BareKafka implements AutoCloseable {

    private static final int PARTITIONS = 6;

    private final String bootstrapServers;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicShare> shares;

    private BareKafka(
            String bootstrapServers,
            KafkaProducer<byte[], byte[]> producer,
            KafkaConsumer<byte[], byte[]> consumer,
            List<TopicShare> shares) {
        this.bootstrapServers = bootstrapServers;
        this.producer = producer;
        this.consumer = consumer;
        this.shares = shares;
    }

    static BareKafka open(String bootstrapServers, List<TopicShare> shares)
            throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(shares.stream()
                            .map(share -> new NewTopic(name(share), PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        var consumer = TopicPositions.consumer(bootstrapServers);
        consumer.assign(shares.stream().flatMap(BareKafka::partitions).toList());
        return new BareKafka(bootstrapServers, producer(bootstrapServers, Duration.ofMillis(20)), consumer, shares);
    }

    private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers, Duration linger) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "max.in.flight.requests.per.connection",
                        1,
                        "linger.ms",
                        linger.toMillis(),
                        "batch.size",
                        262_144),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static Stream<TopicPartition> partitions(TopicShare share) {
        return IntStream.range(0, PARTITIONS).mapToObj(partition -> new TopicPartition(name(share), partition));
    }

    private static String name(TopicShare share) {
        return "floor-" + share.topic();
    }

    void run(long orders) throws ExecutionException, InterruptedException {
        consume(produce(orders));
    }

    /** Each record sent at once, acknowledged and read before the next. Comes last: the other topics are no longer read. */
    void runOneByOne(long records) throws ExecutionException, InterruptedException {
        TopicShare share = shares.getFirst();
        byte[] value = value(share);
        consumer.assign(partitions(share).toList());
        try (var eager = producer(bootstrapServers, Duration.ZERO)) {
            for (long i = 0; i < records; i++) {
                eager.send(new ProducerRecord<>(name(share), key(share, i), value))
                        .get();
                consume(1);
            }
        }
    }

    private long produce(long orders) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (TopicShare share : shares) {
            byte[] value = value(share);
            long records = Math.round(share.recordsPerOrder() * orders);
            for (long i = 0; i < records; i++) {
                sent.add(producer.send(new ProducerRecord<>(name(share), key(share, i), value)));
            }
        }
        for (Future<RecordMetadata> each : sent) {
            each.get();
        }
        return sent.size();
    }

    private static byte[] value(TopicShare share) {
        byte[] value = new byte[share.valueBytes()];
        Arrays.fill(value, (byte) 'x');
        return value;
    }

    /** Digits, so that records spread over the partitions. */
    private static byte[] key(TopicShare share, long number) {
        byte[] key = new byte[share.keyBytes()];
        long rest = number;
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return key;
    }

    private void consume(long records) {
        for (long seen = 0; seen < records; ) {
            seen += consumer.poll(Duration.ofSeconds(1)).count();
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
