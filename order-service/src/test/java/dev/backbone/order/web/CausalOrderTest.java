package dev.backbone.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.EncodedFact;
import dev.backbone.events.Envelope;
import dev.backbone.testkit.Facts;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CausalOrderTest {

    @Test
    void puts_each_fact_after_its_cause_even_if_the_clock_of_its_writer_is_behind() {
        var requested = fact(1, 10, null);
        var validated = fact(2, 20, 1);
        var reserved = fact(3, 5, 2);
        var initiated = fact(4, 6, 3);

        assertThat(CausalOrder.sort(List.of(initiated, reserved, validated, requested)))
                .containsExactly(requested, validated, reserved, initiated);
    }

    @Test
    void orders_by_time_what_has_no_cause_among_the_facts() {
        var late = fact(1, 20, 99);
        var early = fact(2, 10, null);

        assertThat(CausalOrder.sort(List.of(late, early))).containsExactly(early, late);
    }

    @Test
    void loses_no_fact_that_claims_to_have_caused_itself() {
        var itself = fact(1, 10, 1);
        var other = fact(2, 20, null);

        assertThat(CausalOrder.sort(List.of(itself, other))).containsExactly(other, itself);
    }

    private static EncodedFact fact(int id, int second, @Nullable Integer cause) {
        var envelope = new Envelope(
                new UUID(0, id),
                "/order-service",
                "backbone.orders.OrderCompleted.v1",
                "order",
                (long) id,
                Facts.START.plusSeconds(second),
                "order",
                cause == null ? null : new UUID(0, cause),
                null);
        return new EncodedFact(envelope, new byte[0]);
    }
}
