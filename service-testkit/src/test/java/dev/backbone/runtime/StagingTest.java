package dev.backbone.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.Event;
import dev.backbone.events.EventId;
import dev.backbone.events.Fact;
import dev.backbone.events.FactCodec;
import dev.backbone.runtime.Staging.Staged;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StagingTest {

    private final TestDatabase database = new TestDatabase();
    private final Samples the = new Samples();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void of_two_requests_for_an_order_the_first_in_the_partition_stays_the_first_whatever_their_clocks_say() {
        var first = at(10, the.requested());
        var second = at(5, the.requested());

        assertThat(restored(first, second)).containsExactly(first, second);
    }

    @Test
    void what_different_writers_said_is_sorted_by_time() {
        var requested = at(10, the.requested());
        var reserved = at(20, the.reserved());
        var cancelled = at(15, the.cancellationRequested());

        assertThat(restored(reserved, requested, cancelled)).containsExactly(requested, cancelled, reserved);
    }

    /** All were heard, and nothing that was said is known. */
    private List<Fact> restored(Fact... heard) {
        database.transaction().executeWithoutResult(_ -> {
            var staging = new Staging(database.jdbc());
            staging.create();
            staging.add(Stream.of(heard)
                    .map(fact -> new Staged(FactCodec.encode(fact), false, true))
                    .toList());
            staging.assignVersions();
            staging.moveToJournal();
        });
        return new JournalReader(database.jdbc())
                .stream(the.orderId().toString()).stream()
                        .flatMap(fact -> FactCodec.decode(fact).stream())
                        .toList();
    }

    private static Fact at(int second, Event event) {
        var time = Facts.START.plusSeconds(second);
        return Facts.of(EventId.random(time), time, 1, event);
    }
}
