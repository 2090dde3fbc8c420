package dev.backbone.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.events.EventId;
import dev.backbone.events.EventType;
import dev.backbone.events.ShipmentEvent.ShipmentDispatched;
import dev.backbone.runtime.Deadlines.Overdue;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private final TestDatabase database = new TestDatabase();
    private final ParcelService service = new ParcelService(database);
    private final Samples the = new Samples();
    private final Overdue overdue = new Overdue(the.orderId().toString(), the.dispatched());

    @BeforeEach
    void prepareAParcel() {
        service.reactor.handle(List.of(ParcelService.received(Facts.fixed(1, the.confirmed()))));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_is_overdue_is_decided_on_because_of_the_last_fact_that_is_known() {
        service.reactor.proposeOverdue((_, _) -> List.of(overdue), 0, 10);

        var stream = new JournalReader(database.jdbc()).stream(the.orderId().toString());
        assertThat(service.journalTypes(the.orderId())).endsWith("ShipmentPrepared", "ShipmentDispatched");
        var prepared = stream.get(1).envelope().id();
        var dispatched = stream.get(2).envelope();
        assertThat(dispatched.causationId()).isEqualTo(prepared);
        assertThat(dispatched.id())
                .isEqualTo(EventId.derived(prepared, EventType.SHIPMENT_DISPATCHED.typeName() + "/" + the.orderId()));
    }

    @Test
    void a_proposal_that_does_not_fit_any_more_changes_nothing() {
        service.reactor.proposeOverdue((_, _) -> List.of(overdue), 0, 10);
        service.reactor.proposeOverdue((_, _) -> List.of(overdue), 0, 10);

        assertThat(service.journalTypes(the.orderId())).hasSize(3);
    }

    @Test
    void instances_that_find_the_same_stream_at_the_same_time_decide_on_it_once() throws Exception {
        Callable<Object> finding =
                () -> new ParcelService(database).reactor.proposeOverdue((_, _) -> List.of(overdue), 0, 10);
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var found : threads.invokeAll(Collections.nCopies(16, finding))) {
                found.get();
            }
        }

        assertThat(service.journalTypes(the.orderId()))
                .containsExactly("OrderConfirmed", "ShipmentPrepared", "ShipmentDispatched");
    }

    @Test
    void while_nothing_is_overdue_nothing_is_read_but_what_the_service_reads_to_know_that() {
        var before = database.statements();

        assertThat(service.reactor.proposeOverdue((_, _) -> List.of(), 0, 10).proposals())
                .isZero();

        assertThat(database.statements()).isEqualTo(before);
    }

    @Test
    void nothing_is_proposed_while_facts_are_waiting_to_be_handled() {
        var caughtUp = new AtomicBoolean();
        var asked = new AtomicInteger();
        var runner = runner((_, _) -> List.of(overdue), _ -> {
            asked.incrementAndGet();
            return caughtUp.get();
        });
        try {
            await().until(() -> asked.get() >= 5);
            assertThat(service.journalTypes(the.orderId())).hasSize(2);

            caughtUp.set(true);
            await().until(() -> service.journalTypes(the.orderId()).size() == 3);
        } finally {
            runner.stop();
        }
    }

    @Test
    void a_stream_that_no_decision_can_be_taken_on_holds_up_no_other() {
        var poisoned = new Samples(EventId.random(Instant.now()));
        service.reactor.handle(List.of(
                ParcelService.received(Facts.of(EventId.random(Instant.now()), Facts.START, 1, poisoned.confirmed()))));
        service.failsFor(poisoned.orderId());
        var first = new Overdue(poisoned.orderId().toString(), new ShipmentDispatched(poisoned.orderId(), "T-1"));

        var runner = runner((_, atMost) -> List.of(first, overdue).subList(0, Math.min(2, atMost)), _ -> true);
        try {
            await().until(() -> service.journalTypes(the.orderId()).size() == 3);
        } finally {
            runner.stop();
        }
        assertThat(service.journalTypes(poisoned.orderId())).hasSize(2);
    }

    private DeadlineRunner runner(Deadlines deadlines, DeadlineRunner.Backlog backlog) {
        var runner = new DeadlineRunner(
                service.reactor,
                deadlines,
                service.effects,
                backlog,
                Clock.systemUTC(),
                new RuntimeProperties.Deadlines(10, Duration.ofMillis(20)));
        runner.start();
        return runner;
    }
}
