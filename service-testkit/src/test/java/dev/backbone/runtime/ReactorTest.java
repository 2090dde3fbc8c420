package dev.backbone.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.backbone.events.EventId;
import dev.backbone.events.EventType;
import dev.backbone.events.Fact;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import dev.backbone.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.TransactionStatus;

class ReactorTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final TestDatabase database = new TestDatabase();
    private final ParcelService service = new ParcelService(database);
    private final List<ParcelService> running = new ArrayList<>();
    private final Samples the = new Samples();
    private final Fact confirmed = Facts.fixed(1, the.confirmed());

    @AfterEach
    void close() {
        running.forEach(each -> each.effects.stop());
        database.close();
    }

    @Test
    void stores_what_was_heard_what_was_decided_what_is_to_be_published_and_done_and_shown_together() {
        service.reactor.handle(List.of(ParcelService.received(confirmed)));

        assertThat(service.journalTypes(the.orderId())).containsExactly("OrderConfirmed", "ShipmentPrepared");
        assertThat(count("outbox")).isEqualTo(1);
        assertThat(count("pending_effects")).isEqualTo(1);
        assertThat(service.viewed).containsExactly("prepared " + the.orderId());
    }

    @Test
    void stores_nothing_at_all_if_a_part_of_it_fails_and_everything_when_it_is_repeated() {
        service.viewFails = true;
        assertThatThrownBy(() -> service.reactor.handle(List.of(ParcelService.received(confirmed))))
                .isInstanceOf(TransientDataAccessResourceException.class);
        assertThat(List.of(count("journal"), count("outbox"), count("pending_effects")))
                .containsOnly(0L);

        service.viewFails = false;
        service.reactor.handle(List.of(ParcelService.received(confirmed)));
        assertThat(service.journalTypes(the.orderId())).containsExactly("OrderConfirmed", "ShipmentPrepared");
    }

    @Test
    void a_fact_that_comes_again_in_the_same_batch_or_a_later_one_changes_nothing() {
        var received = ParcelService.received(confirmed);
        service.reactor.handle(List.of(received, received));
        service.reactor.handle(List.of(received));

        assertThat(service.journalTypes(the.orderId())).containsExactly("OrderConfirmed", "ShipmentPrepared");
        assertThat(count("outbox")).isEqualTo(1);
    }

    @Test
    void hands_over_what_was_heard_and_decided_once_it_is_committed_and_only_then() {
        handle(confirmed, TransactionStatus::setRollbackOnly);
        assertThat(handedOver()).as("rolled back").isEmpty();

        handle(confirmed, _ -> {});
        assertThat(handedOver()).singleElement().satisfies(addition -> {
            assertThat(addition.spans()).isEqualTo(Map.of(the.orderId().toString(), new Addition.Span(1, 2)));
            assertThat(addition.rows())
                    .singleElement()
                    .extracting(row -> row.fact().envelope().type())
                    .isEqualTo(EventType.SHIPMENT_PREPARED.typeName());
        });

        handle(confirmed, _ -> {});
        assertThat(handedOver()).as("known").isEmpty();
    }

    /** In a transaction around the reactor's own, before the end of which nobody is to be told. */
    private void handle(Fact fact, Consumer<TransactionStatus> end) {
        database.transaction().executeWithoutResult(transaction -> {
            service.handle(fact);
            assertThat(handedOver()).as("not committed yet").isEmpty();
            end.accept(transaction);
        });
    }

    private List<Addition> handedOver() {
        try {
            return service.signal.await(Duration.ZERO, Duration.ZERO).committed();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Timeout(60)
    void what_has_an_effect_can_wait_and_what_comes_of_it_can_not_though_it_has_one_itself() throws Exception {
        service.hasDeliveriesFollowed = true;
        var effects = service.reactor.handle(List.of(ParcelService.received(confirmed)));
        var began = System.nanoTime();
        assertThat(service.signal.await(SHORT, LONG).committed()).hasSize(1);
        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(SHORT.toNanos());

        var dispatched = new Incoming.Proposed(effects.getFirst().trigger(), the.dispatched());
        assertThat(service.reactor.record(List.of(dispatched))).as("effects").hasSize(1);
        assertThat(service.signal.await(LONG, LONG).committed()).hasSize(1);
    }

    @Test
    @Timeout(60)
    void what_has_an_effect_goes_with_what_has_none() throws Exception {
        var orders = orders(2);
        service.needsNoCarrier = UUID.fromString(orders.getLast().fact().subject());

        assertThat(service.reactor.handle(orders)).as("effects").hasSize(1);
        assertThat(service.signal.await(LONG, LONG).committed()).hasSize(1);
    }

    @Test
    void what_is_decided_has_an_id_that_follows_from_its_cause_and_tells_where_it_comes_from() {
        service.reactor.handle(List.of(ParcelService.received(confirmed)));

        var decided = new JournalReader(database.jdbc())
                .stream(the.orderId().toString()).getLast().envelope();
        var type = EventType.SHIPMENT_PREPARED.typeName();
        assertThat(decided.id()).isEqualTo(EventId.derived(confirmed.id(), type + "/" + the.orderId()));
        assertThat(decided.causationId()).isEqualTo(confirmed.id());
        assertThat(decided.correlationId()).isEqualTo(the.orderId().toString());
        assertThat(decided.source()).isEqualTo("/shipment-service");
        assertThat(decided.sequence()).isEqualTo(2);
    }

    @Test
    void needs_as_many_statements_for_five_hundred_facts_as_for_one() {
        var one = statementsFor(orders(1));
        var many = statementsFor(orders(500));

        assertThat(many).isEqualTo(one).isLessThanOrEqualTo(3);
    }

    @Test
    void instances_that_handle_the_same_facts_at_once_decide_each_of_them_once() throws Exception {
        var orders = orders(40);
        var instances =
                IntStream.range(0, 4).mapToObj(_ -> new ParcelService(database)).toList();

        try (var threads = Executors.newFixedThreadPool(4)) {
            var handling = instances.stream()
                    .map(instance -> (Callable<Object>) () -> {
                        for (var order : orders) {
                            instance.reactor.handle(List.of(order));
                        }
                        return instance;
                    })
                    .toList();
            for (var done : threads.invokeAll(handling)) {
                done.get();
            }
        }

        assertThat(count("journal")).isEqualTo(80);
        assertThat(count("pending_effects")).isEqualTo(40);
    }

    @Test
    void an_effect_is_carried_out_after_the_commit_and_its_outcome_is_decided_on() {
        start(service).handle(confirmed);

        await().untilAsserted(() -> assertThat(service.journalTypes(the.orderId()))
                .containsExactly("OrderConfirmed", "ShipmentPrepared", "ShipmentDispatched"));
        assertThat(service.dispatched).containsExactly(the.orderId());
        assertThat(count("pending_effects")).isZero();
    }

    @Test
    void an_effect_whose_process_died_is_carried_out_by_another_once_the_lease_is_over() {
        var clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
        ParcelService.withClock(database, clock).reactor.handle(List.of(ParcelService.received(confirmed)));
        var another = start(ParcelService.withClock(database, clock));

        await().during(Duration.ofMillis(200)).until(another.dispatched::isEmpty);
        clock.advance(Duration.ofSeconds(10));

        await().untilAsserted(
                        () -> assertThat(another.journalTypes(the.orderId())).hasSize(3));
        assertThat(another.dispatched).containsExactly(the.orderId());
    }

    @Test
    void an_effect_that_fails_is_tried_again_until_it_succeeds() {
        service.carrierFails = true;
        start(service).handle(confirmed);
        await().untilAsserted(() -> assertThat(attempts()).isGreaterThanOrEqualTo(2));
        assertThat(service.journalTypes(the.orderId())).hasSize(2);

        service.carrierFails = false;

        await().untilAsserted(
                        () -> assertThat(service.journalTypes(the.orderId())).hasSize(3));
        assertThat(count("pending_effects")).isZero();
    }

    @Test
    void an_effect_that_is_not_wanted_any_more_is_struck_off() {
        service.parcelIsGone = true;
        start(service).handle(confirmed);

        await().untilAsserted(() -> assertThat(count("pending_effects")).isZero());
        assertThat(service.journalTypes(the.orderId())).containsExactly("OrderConfirmed", "ShipmentPrepared");
    }

    @Test
    void an_outcome_that_no_decision_can_be_taken_on_holds_up_no_other() {
        var effects = new ArrayList<>(service.reactor.handle(List.of(ParcelService.received(confirmed))));
        effects.addAll(service.reactor.handle(orders(20)));
        service.failsFor(the.orderId());

        start(service).effects.perform(effects);

        await().untilAsserted(() -> assertThat(count("pending_effects")).isEqualTo(1));
        assertThat(service.journalTypes(the.orderId())).hasSize(2);
        service.failsForNobody();
        await().untilAsserted(() -> assertThat(count("pending_effects")).isZero());
        assertThat(service.journalTypes(the.orderId())).hasSize(3);
    }

    @Test
    void an_outcome_that_two_instances_report_counts_once() {
        service.reactor.handle(List.of(ParcelService.received(confirmed)));
        var prepared = service.database
                .jdbc()
                .sql("select event_id from pending_effects")
                .query(java.util.UUID.class)
                .single();
        var trigger = Facts.of(prepared, Facts.START, 2, the.prepared());
        var proposal = new Incoming.Proposed(trigger, the.dispatched());

        service.reactor.record(List.of(proposal));
        service.reactor.record(List.of(proposal));

        assertThat(service.journalTypes(the.orderId()))
                .containsExactly("OrderConfirmed", "ShipmentPrepared", "ShipmentDispatched");
    }

    @Test
    void what_another_instance_has_decided_in_between_counts() {
        var dispatched = new Incoming.Proposed(confirmed, the.dispatched());
        service.reactor.handle(List.of(ParcelService.received(confirmed)));
        new ParcelService(database).reactor.handle(() -> List.of(dispatched));

        service.reactor.handle(() -> List.of(dispatched));

        assertThat(service.journalTypes(the.orderId()))
                .containsExactly("OrderConfirmed", "ShipmentPrepared", "ShipmentDispatched");
    }

    @Test
    void what_was_decided_in_a_batch_that_failed_is_not_known_to_the_next() {
        service.reactor.handle(List.of(ParcelService.received(confirmed)));
        var dispatched = new Incoming.Proposed(confirmed, the.dispatched());
        service.viewFails = true;
        assertThatThrownBy(() -> service.reactor.handle(() -> List.of(dispatched)))
                .isInstanceOf(TransientDataAccessResourceException.class);
        service.viewFails = false;

        service.reactor.handle(() -> List.of(dispatched));

        assertThat(service.journalTypes(the.orderId()))
                .containsExactly("OrderConfirmed", "ShipmentPrepared", "ShipmentDispatched");
    }

    private ParcelService start(ParcelService instance) {
        running.add(instance);
        instance.effects.start();
        return instance;
    }

    private int statementsFor(List<Incoming.Received> batch) {
        var before = database.statements();
        service.reactor.handle(batch);
        return database.statements() - before;
    }

    private static List<Incoming.Received> orders(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> new Samples(EventId.random(Instant.now())))
                .map(order -> ParcelService.received(
                        Facts.of(EventId.random(Instant.now()), Facts.START, 1, order.confirmed())))
                .toList();
    }

    private int attempts() {
        return database.jdbc()
                .sql("select coalesce(max(attempts), 0) from pending_effects")
                .query(Integer.class)
                .single();
    }

    private long count(String table) {
        return database.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
