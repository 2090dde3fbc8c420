package dev.backbone.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.EventId;
import dev.backbone.events.EventType;
import dev.backbone.events.Fact;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReconsiderationTest {

    private final TestDatabase database = new TestDatabase();
    private final ParcelService service = new ParcelService(database);
    private final Samples the = new Samples(EventId.random(Instant.now()));
    private final Reconsideration reconsideration = new Reconsideration(database.jdbc(), service.reactor);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_was_decided_and_lost_is_decided_again_with_the_same_id_and_published() {
        var confirmed = heardWithoutConsequence(the);

        reconsideration.finish();

        var stream = new JournalReader(database.jdbc()).stream(the.orderId().toString());
        assertThat(service.journalTypes(the.orderId())).containsExactly("OrderConfirmed", "ShipmentPrepared");
        assertThat(stream.getLast().envelope().id())
                .isEqualTo(
                        EventId.derived(confirmed.id(), EventType.SHIPMENT_PREPARED.typeName() + "/" + the.orderId()));
        assertThat(count("outbox")).isEqualTo(1);
        assertThat(count("reconsiderations")).isZero();
    }

    @Test
    void what_led_to_nothing_leads_to_nothing_again() {
        service.reactor.handle(List.of(ParcelService.received(confirmed(the))));
        heardWithoutConsequence(the);

        reconsideration.finish();

        assertThat(service.journalTypes(the.orderId()))
                .containsExactly("OrderConfirmed", "ShipmentPrepared", "OrderConfirmed");
    }

    @Test
    void a_fact_that_no_decision_can_be_taken_on_does_not_keep_the_service_from_starting() {
        var poisoned = new Samples(EventId.random(Instant.now()));
        heardWithoutConsequence(poisoned);
        heardWithoutConsequence(the);
        service.failsFor(poisoned.orderId());

        reconsideration.finish();

        assertThat(service.journalTypes(poisoned.orderId())).containsExactly("OrderConfirmed");
        assertThat(service.journalTypes(the.orderId())).hasSize(2);
        assertThat(count("reconsiderations")).isZero();
    }

    /** As it is after a restoration of which the newest decisions had not been published. */
    private Fact heardWithoutConsequence(Samples order) {
        var fact = confirmed(order);
        var journal = new Journal(database.jdbc(), ParcelService.PROFILE);
        long version = 1L + service.journalTypes(order.orderId()).size();
        journal.append(List.of(new JournalEntry(fact.subject(), version, fact)));
        database.jdbc()
                .sql("insert into reconsiderations values (:id)")
                .param("id", fact.id())
                .update();
        return fact;
    }

    private static Fact confirmed(Samples order) {
        return Facts.of(EventId.random(Instant.now()), Facts.START, 1, order.confirmed());
    }

    private long count(String table) {
        return database.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
