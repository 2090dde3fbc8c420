package dev.backbone.bench.floor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** Produces what orders are on the topics, acknowledged by all replicas, in batches, and has it read. */
final class BareKafka implements AutoCloseable {

    private static final int PARTITIONS = 6;

    private final String bootstrapServers;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Reader> readers;
    private final String prefix;
    private final List<TopicShare> shares;

    private BareKafka(
            String bootstrapServers,
            KafkaProducer<byte[], byte[]> producer,
            List<Reader> readers,
            String prefix,
            List<TopicShare> shares) {
        this.bootstrapServers = bootstrapServers;
        this.producer = producer;
        this.readers = readers;
        this.prefix = prefix;
        this.shares = shares;
    }

    /** Somebody who reads some of the topics, each record once. */
    private record Reader(KafkaConsumer<byte[], byte[]> consumer, List<TopicShare> shares) {

        void read(long orders) {
            consume(shares.stream().mapToLong(each -> records(each, orders)).sum());
        }

        void consume(long records) {
            for (long seen = 0; seen < records; ) {
                seen += consumer.poll(Duration.ofSeconds(1)).count();
            }
        }
    }

    /**
     * Makes the topics.
     *
     * @param prefix of their names
     * @param heard names of the suite's topics, as each reader hears them
     */
    static BareKafka open(String bootstrapServers, String prefix, List<Set<String>> heard, List<TopicShare> shares)
            throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(shares.stream()
                            .map(share -> new NewTopic(prefix + share.topic(), PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        List<Reader> readers = new ArrayList<>();
        for (var topics : heard) {
            var consumer = TopicPositions.consumer(bootstrapServers);
            var some = shares.stream()
                    .filter(share -> topics.contains(share.topic()))
                    .toList();
            consumer.assign(some.stream()
                    .flatMap(share -> partitions(prefix + share.topic()))
                    .toList());
            readers.add(new Reader(consumer, some));
        }
        return new BareKafka(
                bootstrapServers, producer(bootstrapServers, Duration.ofMillis(20)), readers, prefix, shares);
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

    private static Stream<TopicPartition> partitions(String topic) {
        return IntStream.range(0, PARTITIONS).mapToObj(partition -> new TopicPartition(topic, partition));
    }

    private static long records(TopicShare share, long orders) {
        return Math.round(share.recordsPerOrder() * orders);
    }

    void run(long orders) throws ExecutionException, InterruptedException {
        produce(orders);
        for (Reader reader : readers) {
            reader.read(orders);
        }
    }

    /** Each record sent at once, acknowledged and read once before the next. Comes last: the other topics are no longer read. */
    void runOneByOne(long records) throws ExecutionException, InterruptedException {
        TopicShare share = shares.getFirst();
        String topic = prefix + share.topic();
        byte[] value = value(share);
        Reader reader = readers.getFirst();
        reader.consumer().assign(partitions(topic).toList());
        try (var eager = producer(bootstrapServers, Duration.ZERO)) {
            for (long i = 0; i < records; i++) {
                eager.send(new ProducerRecord<>(topic, key(share, i), value)).get();
                reader.consume(1);
            }
        }
    }

    private void produce(long orders) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (TopicShare share : shares) {
            byte[] value = value(share);
            for (long i = 0; i < records(share, orders); i++) {
                sent.add(producer.send(new ProducerRecord<>(prefix + share.topic(), key(share, i), value)));
            }
        }
        for (Future<RecordMetadata> each : sent) {
            each.get();
        }
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

    @Override
    public void close() {
        producer.close();
        readers.forEach(reader -> reader.consumer().close());
    }
}
