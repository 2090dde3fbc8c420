package dev.backbone.events;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void holds_a_fact_back_until_its_cause_has_come() {
        var requested = fact(1, 10, null);
        var validated = fact(2, 20, 1);
        var reserved = fact(3, 5, 2);
        var order = new CausalOrder();

        assertThat(order.add(reserved)).isEmpty();
        assertThat(order.add(reserved)).isEmpty();
        assertThat(order.add(validated)).isEmpty();
        assertThat(order.add(requested)).containsExactly(requested, validated, reserved);
    }

    @Test
    void shows_a_fact_that_comes_again_once() {
        var requested = fact(1, 10, null);
        var validated = fact(2, 20, 1);
        var order = new CausalOrder();

        assertThat(order.add(requested)).containsExactly(requested);
        assertThat(order.add(requested)).isEmpty();
        assertThat(order.add(validated)).containsExactly(validated);
        assertThat(order.add(validated)).isEmpty();
        assertThat(CausalOrder.sort(List.of(requested, validated, requested))).containsExactly(requested, validated);
    }

    @Test
    void releases_what_waits_for_a_cause_that_never_comes_still_in_order() {
        var reserved = fact(3, 30, 99);
        var initiated = fact(4, 6, 3);
        var itself = fact(5, 1, 5);
        var order = new CausalOrder();
        order.add(initiated);
        order.add(itself);
        order.add(reserved);

        assertThat(order.release()).containsExactly(reserved, initiated, itself);
        assertThat(order.release()).isEmpty();
    }

    private static EncodedFact fact(int id, int second, @Nullable Integer cause) {
        var envelope = new Envelope(
                new UUID(0, id),
                "/order-service",
                "backbone.orders.OrderCompleted.v1",
                "order",
                (long) id,
                Samples.TIME.plusSeconds(second),
                "order",
                cause == null ? null : new UUID(0, cause),
                null);
        return new EncodedFact(envelope, new byte[0]);
    }
}
