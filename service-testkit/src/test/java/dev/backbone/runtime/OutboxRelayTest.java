package dev.backbone.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.events.EventId;
import dev.backbone.events.Fact;
import dev.backbone.events.FactCodec;
import dev.backbone.events.Topic;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.RealKafka;
import dev.backbone.testkit.Samples;
import dev.backbone.testkit.TopicReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** The outbox between a busy Postgres and a real Kafka. */
class OutboxRelayTest {

    /** How often a relay looks even if nobody tells it to. */
    private static final Duration OFTEN = Duration.ofMillis(100);

    private static final Duration HARDLY_EVER = Duration.ofMinutes(5);

    private static final int STREAMS = 12;
    private static final int VERSIONS = 40;

    private final TestDatabase database = new TestDatabase();
    private final Journal journal = new Journal(database.jdbc(), ParcelService.PROFILE);
    private final List<OutboxRelay> relays = new ArrayList<>();
    private final List<UUID> orderIds =
            Stream.generate(() -> EventId.random(Instant.now())).limit(STREAMS).toList();

    private final UUID lateOrder = EventId.random(Instant.now());

    @BeforeEach
    void createTopics() {
        RealKafka.createTopics();
    }

    @AfterEach
    void close() {
        relays.forEach(OutboxRelay::stop);
        database.close();
    }

    @Test
    void loses_reorders_and_stalls_nothing_with_many_writers_two_relays_and_a_long_transaction_beside_them()
            throws Exception {
        try (var connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            openLongTransactionThatHoldsAnEarlyPosition(connection);
            var instances = List.of(new OutboxSignal(), new OutboxSignal());
            instances.forEach(signal -> startRelay(signal, OFTEN, OutboxRelayTest::newProducer));

            appendConcurrently(instances);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(queued()).isZero());
            assertThatEveryStreamIsCompleteAndInOrder();
            connection.commit();
        }
        await().untilAsserted(() -> assertThat(published(lateOrder)).containsExactly(1L));
    }

    @Test
    void is_woken_by_its_own_instance() {
        var signal = new OutboxSignal();
        append(orderIds.getFirst(), 1);
        startRelay(signal, HARDLY_EVER, OutboxRelayTest::newProducer);
        await().untilAsserted(() -> assertThat(published(orderIds.getFirst())).containsExactly(1L));

        append(orderIds.getFirst(), 2);
        signal.send();

        await().untilAsserted(() -> assertThat(published(orderIds.getFirst())).containsExactly(1L, 2L));
    }

    @Test
    void publishes_what_is_handed_over_without_a_look_into_the_outbox() {
        var orderId = orderIds.getFirst();
        var signal = new OutboxSignal();
        startRelay(signal, HARDLY_EVER, OutboxRelayTest::newProducer);
        await().untilAsserted(() -> assertThat(listeners()).isEqualTo(1));

        LongStream.rangeClosed(1, 3).forEach(version -> {
            var addition = append(orderId, version);
            emptyOutbox();
            signal.committed(addition);
        });

        await().untilAsserted(() -> assertThat(published(orderId)).containsExactly(1L, 2L, 3L));
    }

    @Test
    void strikes_off_what_was_handed_over_within_a_poll_interval() {
        var signal = new OutboxSignal();
        startRelay(signal, OFTEN, OutboxRelayTest::newProducer);

        signal.committed(append(orderIds.getFirst(), 1));

        await().untilAsserted(() -> assertThat(queued()).isZero());
        assertThat(published(orderIds.getFirst())).containsExactly(1L);
    }

    @Test
    void looks_for_what_comes_before_a_fact_that_is_handed_over() {
        var orderId = orderIds.getFirst();
        var signal = new OutboxSignal();
        startRelay(signal, HARDLY_EVER, OutboxRelayTest::newProducer);
        await().untilAsserted(() -> assertThat(listeners()).isEqualTo(1));
        var first = append(orderId, 1);
        append(orderId, 2); // by another instance

        signal.committed(append(orderId, 3));
        await().untilAsserted(() -> assertThat(published(orderId)).containsExactly(1L, 2L, 3L));

        signal.committed(first);
        signal.committed(append(orderId, 4));
        await().untilAsserted(() -> assertThat(published(orderId)).containsExactly(1L, 2L, 3L, 4L));
    }

    @Test
    void publishes_what_was_handed_over_again_in_order_when_kafka_refuses_one_of_it() {
        var orderId = orderIds.getFirst();
        var sends = new AtomicInteger();
        var signal = new OutboxSignal();
        startRelay(signal, HARDLY_EVER, () -> refusingOnce(2, sends));
        await().untilAsserted(() -> assertThat(listeners()).isEqualTo(1));

        LongStream.rangeClosed(1, 3).forEach(version -> signal.committed(append(orderId, version)));

        await().untilAsserted(() -> assertThat(published(orderId)).endsWith(3L));
        assertThat(published(orderId)).containsExactly(1L, 2L, 3L);
        assertThat(sends).hasValue(4);
    }

    @Test
    void is_woken_by_another_instance_through_postgres() {
        append(orderIds.getFirst(), 1);
        startRelay(new OutboxSignal(), HARDLY_EVER, OutboxRelayTest::newProducer);
        await().untilAsserted(() -> assertThat(published(orderIds.getFirst())).containsExactly(1L));
        await().untilAsserted(() -> assertThat(listeners()).isEqualTo(1));
        var signal = new OutboxSignal();
        startRelay(signal, HARDLY_EVER, OutboxRelayTest::newProducer);

        append(orderIds.getFirst(), 2);
        signal.send();

        await().untilAsserted(() -> assertThat(published(orderIds.getFirst())).containsExactly(1L, 2L));
    }

    @Test
    void publishes_dead_letters_while_it_is_woken_all_the_time() {
        RealKafka.create(
                List.of(DeadLetterTopic.of(ParcelService.PROFILE, new RuntimeProperties.Topics(1, (short) 1))));
        var signal = new OutboxSignal();
        startRelay(signal, OFTEN, OutboxRelayTest::newProducer);
        try (var facts = Executors.newSingleThreadScheduledExecutor()) {
            var _ = facts.scheduleAtFixedRate(signal::send, 0, OFTEN.toMillis() / 20, TimeUnit.MILLISECONDS);
            park("first");
            await().untilAsserted(() -> assertThat(unpublishedLetters()).isZero());

            park("second");
            await().untilAsserted(() -> assertThat(unpublishedLetters()).isZero());
        }
    }

    private void park(String key) {
        new DeadLetters(database.jdbc(), Clock.systemUTC())
                .park(
                        new ConsumerRecord<>("orders", 0, key.length(), key, new byte[0]),
                        new Poison(Poison.Reason.MALFORMED, "no event"));
    }

    private long unpublishedLetters() {
        return database.jdbc()
                .sql("select count(*) from dead_letters where not published")
                .query(Long.class)
                .single();
    }

    @Test
    void another_instance_takes_over_when_the_relay_stops() {
        startRelay();
        append(orderIds.getFirst(), 1);
        await().untilAsserted(() -> assertThat(published(orderIds.getFirst())).containsExactly(1L));

        startRelay();
        relays.removeFirst().stop();
        append(orderIds.getFirst(), 2);

        await().untilAsserted(() -> assertThat(published(orderIds.getFirst())).containsExactly(1L, 2L));
    }

    @Test
    void sends_nothing_behind_a_fact_that_kafka_refused_and_begins_anew_with_it() {
        var orderId = orderIds.getFirst();
        LongStream.rangeClosed(1, 5).forEach(version -> append(orderId, version));
        var sends = new AtomicInteger();

        startRelay(() -> refusingOnce(3, sends));

        await().untilAsserted(() -> assertThat(queued()).isZero());
        assertThat(published(orderId)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(sends).hasValue(6);
    }

    @Test
    void another_instance_takes_over_when_the_session_of_the_relay_is_cut() {
        startRelay();
        append(orderIds.getFirst(), 1);
        await().untilAsserted(() -> assertThat(queued()).isZero());
        startRelay();

        database.jdbc()
                .sql("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'"
                        + " and database = (select oid from pg_database where datname = current_database())")
                .query(_ -> {});
        append(orderIds.getFirst(), 2);

        await().untilAsserted(() -> assertThat(published(orderIds.getFirst())).containsExactly(1L, 2L));
    }

    @Test
    void publishes_again_what_was_not_struck_off_with_the_same_id() {
        append(orderIds.getFirst(), 1);
        database.jdbc()
                .sql("create table crashed as select position from outbox")
                .update();
        startRelay();
        await().untilAsserted(() -> assertThat(queued()).isZero());

        database.jdbc().sql("insert into outbox select position from crashed").update();
        await().untilAsserted(() -> assertThat(published(orderIds.getFirst())).containsExactly(1L, 1L));

        assertThat(new TopicReader().factsAbout(orderIds.getFirst(), Topic.SHIPMENTS))
                .extracting(Fact::id)
                .containsOnly(fact(orderIds.getFirst(), 1).id());
    }

    /** Has drawn its position before all others, and will commit after them. */
    private void openLongTransactionThatHoldsAnEarlyPosition(java.sql.Connection connection) throws Exception {
        try (var insert = connection.prepareStatement("""
                with slow as (
                    insert into journal (stream_id, version, event_id, source, type, sequence, time, data)
                    values (?, ?, ?, '/shipment-service', ?, ?, now(), ?::json) returning position)
                insert into outbox select position from slow
                """)) {
            var late = fact(lateOrder, 1);
            insert.setString(1, late.subject());
            insert.setLong(2, 1);
            insert.setObject(3, late.id());
            insert.setString(4, late.envelope().type());
            insert.setLong(5, 1);
            insert.setString(6, new String(FactCodec.encode(late).json(), UTF_8));
            insert.executeUpdate();
        }
    }

    /** Several writers in each instance at every stream: whoever finds a version taken tries the next one. */
    private void appendConcurrently(List<OutboxSignal> instances) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(6)) {
            var writers = IntStream.range(0, 6)
                    .mapToObj(number -> (Callable<Object>) () -> {
                        var instance = instances.get(number % instances.size());
                        orderIds.forEach(orderId -> appendUntilComplete(orderId, instance));
                        return true;
                    })
                    .toList();
            for (var writer : threads.invokeAll(writers)) {
                writer.get();
            }
        }
    }

    private void appendUntilComplete(UUID orderId, OutboxSignal instance) {
        var version = newest(orderId) + 1;
        while (version <= VERSIONS) {
            try {
                instance.committed(append(orderId, version));
            } catch (DuplicateKeyException _) {
                Thread.onSpinWait();
            }
            version = newest(orderId) + 1;
        }
    }

    private Addition append(UUID orderId, long version) {
        return requireNonNull(database.transaction().execute(_ -> {
            var addition =
                    journal.append(List.of(new JournalEntry(orderId.toString(), version, fact(orderId, version))));
            if (ThreadLocalRandom.current().nextInt(4) == 0) {
                database.jdbc().sql("select pg_sleep(0.005)").query(_ -> {});
            }
            return addition;
        }));
    }

    private void emptyOutbox() {
        database.jdbc().sql("delete from outbox").update();
    }

    private static Fact fact(UUID orderId, long version) {
        return Facts.of(
                EventId.derived(orderId, "version-" + version),
                Facts.START,
                version,
                new Samples(orderId).dispatched());
    }

    private long newest(UUID orderId) {
        return database.jdbc()
                .sql("select coalesce(max(version), 0) from journal where stream_id = :id")
                .param("id", orderId.toString())
                .query(Long.class)
                .single();
    }

    private void startRelay() {
        startRelay(OutboxRelayTest::newProducer);
    }

    private void startRelay(Supplier<Producer<String, byte[]>> producers) {
        startRelay(new OutboxSignal(), OFTEN, producers);
    }

    private void startRelay(OutboxSignal signal, Duration pollInterval, Supplier<Producer<String, byte[]>> producers) {
        var settings = new RuntimeProperties.Relay(50, pollInterval, Duration.ofSeconds(5), Duration.ZERO);
        var relay = new OutboxRelay(ParcelService.PROFILE, database.dataSource(), signal, producers, settings);
        relays.add(relay);
        relay.start();
    }

    private static Producer<String, byte[]> newProducer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", RealKafka.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** A real producer that refuses one record, and no other before or after it. */
    private static Producer<String, byte[]> refusingOnce(int refused, AtomicInteger sends) {
        return Refusing.some(newProducer(), () -> sends.incrementAndGet() == refused);
    }

    private long listeners() {
        return database.jdbc()
                .sql(
                        "select count(*) from pg_stat_activity where datname = current_database() and query like 'listen %'")
                .query(Long.class)
                .single();
    }

    private long queued() {
        return database.jdbc()
                .sql("select count(*) from outbox")
                .query(Long.class)
                .single();
    }

    private void assertThatEveryStreamIsCompleteAndInOrder() {
        var versions =
                IntStream.rangeClosed(1, VERSIONS).mapToObj(Long::valueOf).toList();
        assertThat(publishedByOrder())
                .containsOnlyKeys(orderIds)
                .allSatisfy((_, sequences) -> assertThat(sequences).containsExactlyElementsOf(versions));
    }

    private Map<UUID, List<Long>> publishedByOrder() {
        return orderIds.stream().collect(Collectors.toMap(Function.identity(), this::published));
    }

    private List<Long> published(UUID orderId) {
        Collection<Fact> facts = new TopicReader().factsAbout(orderId, Topic.SHIPMENTS);
        return facts.stream().map(fact -> fact.envelope().sequence()).toList();
    }
}
