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
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.dao.DuplicateKeyException;

/** The outbox between a busy Postgres and a real Kafka. */
@Execution(ExecutionMode.CONCURRENT)
class OutboxRelayTest {

    /** How often a relay looks even if nobody tells it to. */
    private static final Duration OFTEN = Duration.ofMillis(100);

    /** How long a fact with an effect waits for what comes of it. */
    private static final Duration BRIEFLY = Duration.ofMillis(5);

    private static final Duration HARDLY_EVER = Duration.ofMinutes(5);

    private static final int STREAMS = 12;
    private static final int VERSIONS = 42;

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

            await().untilAsserted(() -> assertThat(queued()).isZero());
            assertThatEveryStreamIsCompleteAndInOrder(publishedByOrder());
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
        signal.more();

        await().untilAsserted(() -> assertThat(published(orderIds.getFirst())).containsExactly(1L, 2L));
    }

    @Test
    void publishes_what_is_handed_over_without_a_look_into_the_outbox() {
        var orderId = orderIds.getFirst();
        var signal = startedRelay(OutboxRelayTest::newProducer);

        for (long version = 1; version <= 3; version++) {
            var addition = append(orderId, version);
            database.jdbc().sql("delete from outbox").update();
            signal.committed(addition, version % 2 == 0);
        }

        await().untilAsserted(() -> assertThat(published(orderId)).containsExactly(1L, 2L, 3L));
    }

    @Test
    void goes_on_without_a_look_behind_facts_that_were_only_heard_and_after_it_had_to_look() {
        var orderId = orderIds.getFirst();
        var signal = startedRelay(OutboxRelayTest::newProducer);
        append(orderId, 1); // by another instance
        signal.committed(append(heard(orderId, 2), said(orderId, 3), heard(orderId, 4)), true);
        await().untilAsserted(() -> assertThat(published(orderId)).containsExactly(1L, 3L));

        var last = append(heard(orderId, 5), said(orderId, 6));
        database.jdbc().sql("delete from outbox").update();
        signal.committed(last, true);

        await().untilAsserted(() -> assertThat(published(orderId)).containsExactly(1L, 3L, 6L));
    }

    @Test
    void strikes_off_what_was_handed_over_within_a_poll_interval() {
        var signal = new OutboxSignal();
        startRelay(signal, OFTEN, OutboxRelayTest::newProducer);

        signal.committed(append(orderIds.getFirst(), 1), true);

        await().untilAsserted(() -> assertThat(queued()).isZero());
        assertThat(published(orderIds.getFirst())).containsExactly(1L);
    }

    @Test
    void looks_for_what_comes_before_a_fact_that_is_handed_over() {
        var orderId = orderIds.getFirst();
        var signal = startedRelay(OutboxRelayTest::newProducer);
        var first = append(orderId, 1);
        append(orderId, 2); // by another instance

        signal.committed(append(orderId, 3), true);
        await().untilAsserted(() -> assertThat(published(orderId)).containsExactly(1L, 2L, 3L));

        signal.committed(first, true);
        signal.committed(append(orderId, 4), true);
        await().untilAsserted(() -> assertThat(published(orderId)).containsExactly(1L, 2L, 3L, 4L));
    }

    @Test
    void publishes_what_was_handed_over_again_in_order_when_kafka_refuses_one_of_it() {
        var orderId = orderIds.getFirst();
        var sends = new AtomicInteger();
        var signal = startedRelay(() -> refusingOnce(3, sends));

        for (long version = 1; version <= 3; version++) {
            signal.committed(append(orderId, version), true);
        }

        await().untilAsserted(() -> assertThat(published(orderId)).endsWith(3L));
        assertThat(published(orderId)).containsExactly(1L, 2L, 3L);
        assertThat(sends).as("one before, and one twice").hasValue(5);
    }

    /** A relay that has looked into the outbox, and does so again only if it has to; and how it is told. */
    private OutboxSignal startedRelay(Supplier<Producer<String, byte[]>> producers) {
        var signal = new OutboxSignal();
        append(lateOrder, 1);
        startRelay(signal, HARDLY_EVER, producers);
        await().untilAsserted(() -> assertThat(published(lateOrder)).containsExactly(1L));
        return signal;
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
        signal.more();

        await().untilAsserted(() -> assertThat(published(orderIds.getFirst())).containsExactly(1L, 2L));
    }

    @Test
    void publishes_dead_letters_while_it_is_woken_all_the_time() {
        RealKafka.create(
                List.of(DeadLetterTopic.of(ParcelService.PROFILE, new RuntimeProperties.Topics(1, (short) 1))));
        var signal = new OutboxSignal();
        startRelay(signal, OFTEN, OutboxRelayTest::newProducer);
        try (var facts = Executors.newSingleThreadScheduledExecutor()) {
            var _ = facts.scheduleAtFixedRate(signal::more, 0, OFTEN.toMillis() / 20, TimeUnit.MILLISECONDS);
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

        cutSessionOfRelay();
        append(orderIds.getFirst(), 2);

        await().untilAsserted(() -> assertThat(published(orderIds.getFirst())).containsExactly(1L, 2L));
    }

    @Test
    void repeats_facts_at_most_when_sessions_are_cut_while_several_instances_write() throws Exception {
        var instances = List.of(new OutboxSignal(), new OutboxSignal());
        instances.forEach(signal -> startRelay(signal, OFTEN, OutboxRelayTest::newProducer));
        try (var thread = Executors.newSingleThreadExecutor()) {
            var writing = thread.submit(() -> {
                appendConcurrently(instances);
                return true;
            });
            do {
                cutSessionOfRelay();
            } while (!isDoneAfter(Duration.ofMillis(200), writing));
        }

        await().untilAsserted(() -> assertThat(queued()).isZero());
        var first = publishedByOrder();
        first.replaceAll((_, sequences) -> sequences.stream().distinct().toList());
        assertThatEveryStreamIsCompleteAndInOrder(first);
    }

    private static boolean isDoneAfter(Duration patience, Future<?> work) throws Exception {
        try {
            work.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private void cutSessionOfRelay() {
        database.jdbc()
                .sql("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'"
                        + " and database = (select oid from pg_database where datname = current_database())")
                .query(_ -> {});
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
                instance.committed(
                        version % 3 == 0 ? append(orderId, version) : append(orderId, version, version + 1),
                        version % 2 == 0);
            } catch (DuplicateKeyException _) {
                Thread.onSpinWait();
            }
            version = newest(orderId) + 1;
        }
    }

    private Addition append(UUID orderId, long... versions) {
        return append(LongStream.of(versions)
                .mapToObj(version -> said(orderId, version))
                .toArray(JournalEntry[]::new));
    }

    private Addition append(JournalEntry... entries) {
        return requireNonNull(database.transaction().execute(_ -> {
            var addition = journal.append(List.of(entries));
            if (ThreadLocalRandom.current().nextInt(4) == 0) {
                database.jdbc().sql("select pg_sleep(0.005)").query(_ -> {});
            }
            return addition;
        }));
    }

    private static JournalEntry said(UUID orderId, long version) {
        return new JournalEntry(orderId.toString(), version, fact(orderId, version));
    }

    private static JournalEntry heard(UUID orderId, long version) {
        var id = EventId.derived(orderId, "version-" + version);
        return new JournalEntry(
                orderId.toString(), version, Facts.of(id, Facts.START, version, new Samples(orderId).confirmed()));
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
        var relay = new OutboxRelay(
                ParcelService.PROFILE, database.dataSource(), signal, producers, settings(pollInterval));
        relays.add(relay);
        relay.start();
    }

    private static RuntimeProperties.Relay settings(Duration pollInterval) {
        return new RuntimeProperties.Relay(50, pollInterval, Duration.ofSeconds(5), Duration.ZERO, BRIEFLY);
    }

    private static Producer<String, byte[]> newProducer() {
        var kafka = new KafkaProperties();
        kafka.setBootstrapServers(List.of(RealKafka.bootstrapServers()));
        return RuntimeAutoConfiguration.newProducer(kafka, settings(OFTEN));
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

    private void assertThatEveryStreamIsCompleteAndInOrder(Map<UUID, List<Long>> published) {
        var versions =
                IntStream.rangeClosed(1, VERSIONS).mapToObj(Long::valueOf).toList();
        assertThat(published)
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
