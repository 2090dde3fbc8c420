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

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicShare> shares;

    private BareKafka(
            KafkaProducer<byte[], byte[]> producer, KafkaConsumer<byte[], byte[]> consumer, List<TopicShare> shares) {
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
        var producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "acks", "all",
                        "max.in.flight.requests.per.connection", 1,
                        "linger.ms", 20,
                        "batch.size", 262_144),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        var consumer = TopicPositions.consumer(bootstrapServers);
        consumer.assign(shares.stream().flatMap(BareKafka::partitions).toList());
        return new BareKafka(producer, consumer, shares);
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

    /** One record, acknowledged and read before the next. */
    void handOn(long number) throws ExecutionException, InterruptedException {
        var share = shares.getFirst();
        var sent = producer.send(new ProducerRecord<>(name(share), key(share, number), value(share)));
        producer.flush();
        sent.get();
        consume(1);
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
