package dev.backbone.order.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.Event;
import dev.backbone.events.EventId;
import dev.backbone.events.Fact;
import dev.backbone.events.OrderLine;
import dev.backbone.events.OrderRequestEvent.OrderRequested;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PastOrderTest {

    private static final Samples the = new Samples();

    /** The facts of a story, a second apart, and what each makes of the order. */
    static Stream<Arguments> stories() {
        return Stream.of(
                Arguments.of(
                        List.of(the.requested(), the.validated(), the.rejected()),
                        List.of("REQUESTED 1", "VALIDATED 2", "REJECTED 3")),
                Arguments.of(List.of(the.requested(), the.rejected()), List.of("REQUESTED 1", "REJECTED 2")),
                Arguments.of(
                        List.of(the.requested(), the.validated(), the.reserved(), the.confirmed(), the.completed()),
                        List.of("REQUESTED 1", "VALIDATED 2", "VALIDATED 2", "CONFIRMED 3", "COMPLETED 4")),
                Arguments.of(
                        List.of(the.requested(), the.validated(), the.confirmed(), the.dispatched(), the.completed()),
                        List.of("REQUESTED 1", "VALIDATED 2", "CONFIRMED 3", "CONFIRMED 3", "COMPLETED 4")),
                Arguments.of(
                        List.of(
                                the.requested(),
                                the.validated(),
                                the.confirmed(),
                                the.cancellationStarted(),
                                the.cancelled()),
                        List.of("REQUESTED 1", "VALIDATED 2", "CONFIRMED 3", "CONFIRMED 3", "CANCELLED 4")));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void is_in_a_state_from_the_very_moment_of_the_fact_and_in_the_one_before_it_a_microsecond_earlier(
            List<Event> events, List<String> states) {
        var stream = facts(events);
        var before = "nothing";
        for (int i = 0; i < stream.size(); i++) {
            var time = stream.get(i).time();
            assertThat(asOf(time.minus(1, ChronoUnit.MICROS), stream)).isEqualTo(before);
            assertThat(asOf(time, stream)).isEqualTo(states.get(i));
            before = states.get(i);
        }
        assertThat(asOf(Instant.MAX, stream)).isEqualTo(before);
        assertThat(asOf(Instant.MIN, stream)).isEqualTo("nothing");
    }

    @Test
    void shows_neither_prices_nor_an_end_that_came_later() {
        var stream = facts(List.of(the.requested(), the.validated(), the.rejected()));

        var requested = PastOrder.asOf(Facts.START, stream).orElseThrow();

        assertThat(requested.lines()).containsExactly(new OrderRow.Line(Samples.SKU, 6, null));
        assertThat(requested)
                .extracting(OrderRow::total, OrderRow::reason, OrderRow::validatedAt, OrderRow::finalAt)
                .containsOnlyNulls();
        assertThat(PastOrder.asOf(Instant.MAX, stream).orElseThrow())
                .extracting(OrderRow::total, OrderRow::reason, OrderRow::finalAt)
                .containsExactly(
                        Samples.TOTAL, "PAYMENT_DECLINED", stream.getLast().time());
    }

    @Test
    void a_second_request_does_not_count_even_where_its_time_is_the_earlier_one() {
        var stream = new ArrayList<>(facts(List.of(the.requested(), the.validated())));
        var other = new OrderRequested(
                the.orderId(), "17850", List.of(new OrderLine("71053", 1)), Samples.PAYMENT, Samples.ADDRESS);
        stream.add(Facts.of(EventId.random(Facts.START), Facts.START.minusSeconds(5), 1, other));

        assertThat(asOf(Facts.START.minusSeconds(1), stream)).isEqualTo("nothing");
        assertThat(PastOrder.asOf(Facts.START, stream).orElseThrow())
                .satisfies(order -> assertThat(order.requestedAt()).isEqualTo(Facts.START))
                .satisfies(order -> assertThat(order.lines()).containsExactly(new OrderRow.Line(Samples.SKU, 6, null)));
    }

    private static String asOf(Instant moment, List<Fact> stream) {
        return PastOrder.asOf(moment, stream)
                .map(order -> order.status() + " " + order.version())
                .orElse("nothing");
    }

    private static List<Fact> facts(List<Event> events) {
        List<Fact> facts = new ArrayList<>();
        events.forEach(event -> facts.add(Facts.fixed(facts.size() + 1, event)));
        return facts;
    }
}
