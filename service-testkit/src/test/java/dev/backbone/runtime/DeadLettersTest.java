package dev.backbone.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbone.events.EventId;
import dev.backbone.events.Fact;
import dev.backbone.events.FactCodec;
import dev.backbone.events.KafkaBinding;
import dev.backbone.events.Topic;
import dev.backbone.runtime.DeadLetter.State;
import dev.backbone.runtime.DeadLetterDesk.Replayed;
import dev.backbone.runtime.Poison.Reason;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;

class DeadLettersTest {

    private final TestDatabase database = new TestDatabase();
    private final ParcelService service = new ParcelService(database);
    private final Samples the = new Samples(EventId.random(Instant.now()));
    private final List<ConsumerRecord<String, byte[]>> topic = new ArrayList<>();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_record_without_an_attribute_is_parked_with_the_reason() {
        take(List.of(altered(confirmed(the), each -> each.headers().remove("ce_time"))));

        assertThat(parked()).singleElement().satisfies(letter -> {
            assertThat(letter.poison().reason()).isEqualTo(Reason.MALFORMED);
            assertThat(letter.poison().detail()).contains("ce_time is missing");
        });
    }

    @Test
    void data_of_another_type_is_parked_without_quoting_it() {
        var letter = confirmed(the);
        take(List.of(record(letter, "{\"orderId\": \"%s\", \"shipTo\": \"Ada Lovelace\"}".formatted(the.orderId()))));

        assertThat(parked()).singleElement().satisfies(parked -> {
            assertThat(parked.poison().reason()).isEqualTo(Reason.MALFORMED);
            assertThat(parked.poison().detail()).contains("/shipTo").doesNotContain("Ada");
        });
    }

    @Test
    void a_version_that_only_a_newer_service_knows_is_parked_and_an_unknown_event_is_not() {
        take(List.of(
                altered(confirmed(the), each -> type(each, "backbone.orders.OrderConfirmed.v2")),
                altered(confirmed(the), each -> type(each, "backbone.orders.OrderAdmired.v1"))));

        assertThat(parked()).extracting(letter -> letter.poison().reason()).containsExactly(Reason.UNKNOWN_VERSION);
    }

    @Test
    void a_fact_under_a_foreign_key_or_on_a_foreign_topic_is_parked() {
        var fact = FactCodec.encode(confirmed(the));
        take(List.of(
                consumed(
                        KafkaBinding.toRecord(fact, Topic.PAYMENTS),
                        "payments",
                        the.orderId().toString()),
                consumed(KafkaBinding.toRecord(fact, Topic.ORDERS), "orders", "somebody else")));

        assertThat(parked())
                .extracting(letter -> letter.poison().reason())
                .containsExactly(Reason.MALFORMED, Reason.MALFORMED);
        assertThat(service.journalTypes(the.orderId())).isEmpty();
    }

    @Test
    void a_decision_that_fails_parks_its_fact_and_only_that() {
        var poisonous = new Samples(EventId.random(Instant.now()));
        var orders = others(20);
        var batch = new ArrayList<>(orders.subList(0, 7));
        batch.add(poisonous);
        batch.addAll(orders.subList(7, 20));
        service.failsFor(poisonous.orderId());

        service.intake.take(batch.stream().map(each -> record(confirmed(each))).toList());

        assertThat(parked()).singleElement().satisfies(letter -> {
            assertThat(letter.streamId()).isEqualTo(poisonous.orderId().toString());
            assertThat(letter.poison().reason()).isEqualTo(Reason.DECISION_FAILED);
            assertThat(letter.poison().detail())
                    .startsWith("java.lang.IllegalStateException at dev.backbone.runtime.ParcelService")
                    .doesNotContain("a bug");
        });
        assertThat(orders)
                .allSatisfy(order -> assertThat(service.journalTypes(order.orderId()))
                        .containsExactly("OrderConfirmed", "ShipmentPrepared"));
        assertThat(service.journalTypes(poisonous.orderId())).isEmpty();
    }

    @Test
    void later_facts_of_the_same_order_wait_behind_it_and_other_orders_flow() {
        var other = new Samples(EventId.random(Instant.now()));
        service.failsFor(the.orderId());
        take(List.of(record(confirmed(the))));
        service.failsForNobody();

        take(List.of(record(confirmed(the)), record(confirmed(other))));

        assertThat(parked())
                .extracting(letter -> letter.poison().reason())
                .containsExactly(Reason.DECISION_FAILED, Reason.BEHIND_ANOTHER);
        assertThat(service.journalTypes(the.orderId())).isEmpty();
        assertThat(service.journalTypes(other.orderId())).hasSize(2);
    }

    @Test
    void a_replay_handles_what_is_parked_of_the_order_in_its_order_once() {
        service.failsFor(the.orderId());
        var first = confirmed(the);
        take(List.of(record(first)));
        take(List.of(record(confirmed(the)), record(confirmed(the))));
        service.failsForNobody();

        var oldest = parked().getFirst();
        assertThat(service.desk.replay(oldest)).isEqualTo(new Replayed(3, 0));
        assertThat(service.desk.replay(oldest)).isEqualTo(new Replayed(0, 0));

        assertThat(parked()).isEmpty();
        var journal = new JournalReader(database.jdbc()).stream(the.orderId().toString());
        assertThat(journal.getFirst().envelope().id()).isEqualTo(first.id());
        assertThat(service.journalTypes(the.orderId()))
                .containsExactly("OrderConfirmed", "ShipmentPrepared", "OrderConfirmed", "OrderConfirmed");
        take(List.of(record(confirmed(the))));
        assertThat(service.journalTypes(the.orderId())).hasSize(5);
    }

    @Test
    void a_replay_that_fails_again_leaves_everything_parked_and_tells_why() {
        service.failsFor(the.orderId());
        take(List.of(record(confirmed(the)), record(confirmed(the))));

        assertThat(service.desk.replayAll()).isEqualTo(new Replayed(0, 1));

        assertThat(parked()).hasSize(2);
    }

    @Test
    void what_is_discarded_is_not_handled_when_it_is_delivered_again_and_lets_the_rest_go_on() {
        var poison = record(confirmed(the), "no JSON");
        var behind = record(confirmed(the));
        var unwanted = record(confirmed(the));
        take(List.of(poison, behind, unwanted));
        service.desk.discard(parked().getFirst());
        service.desk.discard(parked().getLast());

        assertThat(service.desk.replayAll()).isEqualTo(new Replayed(1, 0));
        take(List.of(poison, behind, unwanted));

        assertThat(parked()).isEmpty();
        assertThat(service.journalTypes(the.orderId())).containsExactly("OrderConfirmed", "ShipmentPrepared");
        assertThat(service.deadLetters.list(Set.of(State.DISCARDED), 0, 10)).hasSize(2);
    }

    @Test
    void a_key_that_postgres_can_not_store_is_parked_all_the_same() {
        var good = KafkaBinding.toRecord(FactCodec.encode(confirmed(the)), Topic.ORDERS);
        take(List.of(
                consumed(good, "orders", "\0\0\0\0\u0007abc"),
                consumed(good, "orders", "k".repeat(5_000)),
                altered(confirmed(the), each -> type(each, "backbone.orders.OrderConfirmed.v\0"))));

        assertThat(parked()).hasSize(3);
        assertThat(parked().subList(0, 2))
                .allSatisfy(letter -> assertThat(letter.streamId()).isNull());
        assertThat(service.desk.replayAll()).isEqualTo(new Replayed(0, 3));
    }

    @Test
    void an_id_that_another_order_has_is_parked() {
        var first = confirmed(the);
        var other = new Samples(EventId.random(Instant.now()));
        take(List.of(record(first)));

        take(List.of(record(Facts.of(first.id(), Facts.START, 1, other.confirmed()))));

        assertThat(parked()).extracting(letter -> letter.poison().reason()).containsExactly(Reason.DECISION_FAILED);
        assertThat(parked().getFirst().poison().detail()).contains("journal_event_id_unique");
    }

    @Test
    void a_copy_of_what_was_discarded_is_discarded_as_well() {
        var fact = confirmed(the);
        service.failsFor(the.orderId());
        take(List.of(record(fact)));
        service.failsForNobody();
        service.desk.discard(parked().getFirst());

        take(List.of(record(fact)));

        assertThat(parked()).isEmpty();
        assertThat(service.journalTypes(the.orderId())).isEmpty();
    }

    @Test
    void a_record_that_is_delivered_again_is_parked_once() {
        var poison = record(confirmed(the), "no JSON");
        take(List.of(poison));
        take(List.of(poison));

        assertThat(parked()).hasSize(1);
    }

    @Test
    void trouble_with_postgres_parks_nothing() {
        service.viewFails = true;

        assertThatThrownBy(() -> take(
                        List.of(record(confirmed(the)), record(confirmed(new Samples(EventId.random(Instant.now())))))))
                .isInstanceOf(TransientDataAccessResourceException.class);

        assertThat(parked()).isEmpty();
    }

    @Test
    void facts_that_come_in_while_an_operator_replays_are_neither_overtaken_nor_forgotten() throws Exception {
        service.failsFor(the.orderId());
        take(List.of(record(confirmed(the))));
        service.failsForNobody();
        var facts = IntStream.range(0, 60).mapToObj(_ -> confirmed(the)).toList();
        var records = facts.stream().map(this::record).toList();

        try (var threads = Executors.newFixedThreadPool(2)) {
            var consuming = threads.submit((Callable<Object>) () -> {
                records.forEach(each -> service.intake.take(List.of(each)));
                return "done";
            });
            while (!consuming.isDone()) {
                service.desk.replayAll();
            }
            consuming.get();
        }
        service.desk.replayAll();

        assertThat(parked()).isEmpty();
        var handled = new JournalReader(database.jdbc())
                .stream(the.orderId().toString()).stream()
                        .map(fact -> fact.envelope().id())
                        .filter(facts.stream().map(Fact::id).toList()::contains)
                        .toList();
        assertThat(handled)
                .containsExactlyElementsOf(facts.stream().map(Fact::id).toList());
    }

    private List<DeadLetter> parked() {
        return service.deadLetters.list(Set.of(State.PARKED), 0, 100);
    }

    private void take(List<ConsumerRecord<String, byte[]>> records) {
        service.intake.take(records);
    }

    private static Fact confirmed(Samples order) {
        return Facts.of(EventId.random(Instant.now()), Facts.START, 1, order.confirmed());
    }

    private ConsumerRecord<String, byte[]> record(Fact fact) {
        return consumed(KafkaBinding.toRecord(FactCodec.encode(fact), Topic.of(fact.event())));
    }

    private ConsumerRecord<String, byte[]> record(Fact fact, String data) {
        var good = KafkaBinding.toRecord(FactCodec.encode(fact), Topic.of(fact.event()));
        return consumed(new ProducerRecord<>(good.topic(), null, good.key(), data.getBytes(UTF_8), good.headers()));
    }

    private ConsumerRecord<String, byte[]> altered(Fact fact, Consumer<ProducerRecord<String, byte[]>> alteration) {
        var produced = KafkaBinding.toRecord(FactCodec.encode(fact), Topic.of(fact.event()));
        alteration.accept(produced);
        return consumed(produced);
    }

    private static void type(ProducerRecord<String, byte[]> produced, String name) {
        produced.headers().remove("ce_type").add("ce_type", name.getBytes(UTF_8));
    }

    private ConsumerRecord<String, byte[]> consumed(ProducerRecord<String, byte[]> produced) {
        return consumed(produced, produced.topic(), produced.key());
    }

    /** As Kafka would deliver it: at an offset of its own. */
    private ConsumerRecord<String, byte[]> consumed(
            ProducerRecord<String, byte[]> produced, String topicName, String key) {
        var consumed = new ConsumerRecord<>(
                topicName,
                0,
                topic.size(),
                ConsumerRecord.NO_TIMESTAMP,
                TimestampType.NO_TIMESTAMP_TYPE,
                -1,
                -1,
                key,
                produced.value(),
                new RecordHeaders(produced.headers()),
                java.util.Optional.empty());
        topic.add(consumed);
        return consumed;
    }

    private static List<Samples> others(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> new Samples(EventId.random(Instant.now())))
                .toList();
    }
}
