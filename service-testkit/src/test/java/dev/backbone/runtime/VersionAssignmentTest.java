package dev.backbone.runtime;

import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.EventId;
import dev.backbone.runtime.VersionAssignment.Member;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VersionAssignmentTest {

    private static final String SELF = "self";

    private final UUID validated = id();
    private final UUID reserved = id();
    private final UUID cancelled = id();
    private final UUID initiated = id();

    @Test
    void what_was_said_has_the_version_that_it_told() {
        var said = id();
        assertThat(assigned(List.of(own(said, validated, 7)))).containsEntry(said, 7L);
    }

    @Test
    void what_led_to_something_comes_right_before_it() {
        var authorized = id();
        var confirmed = id();
        assertThat(assigned(List.of(
                        heard(validated, "orders"),
                        own(initiated, validated, 2),
                        heard(reserved, "stock"),
                        heard(authorized, "payments"),
                        own(confirmed, authorized, 5))))
                .containsEntry(validated, 1L)
                .containsEntry(authorized, 4L)
                .containsEntry(reserved, 3L);
    }

    @Test
    void what_was_handled_last_and_led_to_nothing_comes_last() {
        assertThat(assigned(
                        List.of(heard(validated, "orders"), own(initiated, validated, 2), heard(reserved, "stock"))))
                .containsEntry(reserved, 3L);
    }

    @Test
    void what_was_neither_handled_nor_led_to_anything_is_left_to_the_consumer() {
        var assigned = assigned(
                List.of(unhandled(validated, "orders"), own(initiated, validated, 2), unhandled(reserved, "stock")));
        assertThat(assigned).containsOnlyKeys(validated, initiated);
    }

    @Test
    void what_came_before_something_that_was_said_was_handled_whatever_offsets_say() {
        var assigned = assigned(List.of(
                unhandled(validated, "orders"),
                unhandled(reserved, "stock"),
                own(initiated, reserved, 3),
                unhandled(id(), "payments")));
        assertThat(assigned).containsOnly(Map.entry(validated, 1L), Map.entry(reserved, 2L), Map.entry(initiated, 3L));
    }

    @Test
    void what_is_not_known_as_handled_does_not_come_after_what_happened_later_and_is() {
        var assigned = assigned(List.of(
                unhandled(reserved, "stock"),
                heard(validated, "orders"),
                own(initiated, validated, 3),
                own(id(), initiated, 4),
                heard(cancelled, "orders")));
        assertThat(assigned)
                .containsEntry(reserved, 1L)
                .containsEntry(validated, 2L)
                .containsEntry(cancelled, 5L);
    }

    /** The topic with the reservation was read first; when the other was, the order had been cancelled already. */
    @Test
    void what_a_writer_said_later_comes_later_though_it_happened_before_what_another_one_said() {
        var assigned = assigned(List.of(
                heard(validated, "orders"),
                heard(cancelled, "orders"),
                heard(reserved, "stock"),
                own(initiated, validated, 3),
                own(id(), initiated, 5)));
        assertThat(assigned)
                .containsEntry(reserved, 1L)
                .containsEntry(validated, 2L)
                .containsEntry(cancelled, 4L);
    }

    @Test
    void what_led_to_something_much_later_keeps_its_place_in_time() {
        var dispatched = id();
        var assigned = assigned(List.of(
                heard(validated, "orders"),
                heard(reserved, "stock"),
                own(initiated, reserved, 3),
                heard(dispatched, "shipments"),
                heard(cancelled, "orders"),
                own(id(), initiated, 6),
                own(id(), dispatched, 7)));
        assertThat(assigned).containsEntry(dispatched, 4L).containsEntry(cancelled, 5L);
    }

    @Test
    void what_has_to_come_before_something_is_not_crowded_out_by_what_happened_earlier() {
        var early = id();
        var late = id();
        var assigned = assigned(List.of(
                heard(early, "stock"),
                heard(validated, "orders"),
                heard(late, "shipments"),
                own(initiated, validated, 2),
                own(id(), initiated, 4),
                own(id(), late, 5)));
        assertThat(assigned)
                .containsEntry(validated, 1L)
                .containsEntry(late, 3L)
                .containsEntry(early, 6L);
    }

    @Test
    void what_was_handled_has_a_version_though_topics_have_lost_what_would_make_room_for_it() {
        var assigned =
                assigned(List.of(heard(validated, "orders"), own(initiated, validated, 1), heard(cancelled, "orders")));
        assertThat(assigned).containsEntry(initiated, 1L).containsOnlyKeys(validated, initiated, cancelled);
        assertThat(assigned.values()).doesNotHaveDuplicates();
    }

    @Test
    void gaps_tell_nothing_where_what_was_said_is_not_kept() {
        var members = List.of(unhandled(validated, "requests"), own(initiated, id(), 9));
        assertThat(VersionAssignment.of(members, false)).containsOnlyKeys(initiated);
        assertThat(VersionAssignment.of(members, true)).containsOnlyKeys(validated, initiated);
    }

    @Test
    void what_was_perhaps_not_heard_does_not_crowd_out_what_was() {
        var assigned = assigned(List.of(
                heard(validated, "orders"),
                own(initiated, id(), 3),
                new Member(reserved, "orders", initiated, null, false),
                new Member(cancelled, "orders", initiated, null, false)));
        assertThat(assigned).containsOnlyKeys(validated, initiated);
        assertThat(assigned.get(validated)).isLessThan(3);
    }

    @Test
    void what_happened_after_something_was_said_was_not_heard_before_it_though_there_is_room() {
        var dispatched = id();
        var assigned = assigned(List.of(
                unhandled(validated, "orders"),
                heard(reserved, "stock"),
                own(initiated, reserved, 3),
                own(id(), initiated, 4),
                heard(dispatched, "shipments")));
        assertThat(assigned)
                .containsEntry(validated, 1L)
                .containsEntry(reserved, 2L)
                .containsEntry(dispatched, 5L);
    }

    @Test
    void clocks_that_go_wrong_change_nothing_that_is_certain() {
        var assigned = assigned(List.of(
                own(initiated, validated, 2),
                own(id(), initiated, 4),
                heard(validated, "orders"),
                heard(cancelled, "orders")));
        assertThat(assigned).containsEntry(validated, 1L).containsEntry(cancelled, 3L);
    }

    @Test
    void any_journal_that_could_have_been_gets_back_what_is_certain() {
        var random = new Random(42);
        for (int round = 0; round < 20_000; round++) {
            var journal = RandomJournal.of(random, random.nextInt(20));
            var assigned = assigned(journal.asTopicsTellIt());

            assertThat(assigned.values()).doesNotHaveDuplicates();
            Map<String, Long> newest = new HashMap<>();
            for (var member : journal.facts()) {
                if (member.sequence() != null) {
                    assertThat(assigned).containsEntry(member.id(), member.sequence());
                    assertThat(assigned.get(member.causationId()))
                            .as("what led to %d in %s: %s", member.sequence(), journal, assigned.values())
                            .isLessThan(member.sequence());
                } else if (assigned.containsKey(member.id())) {
                    assertThat(assigned.get(member.id()))
                            .as("what %s said, in %s", member.writer(), journal)
                            .isGreaterThan(newest.getOrDefault(member.writer(), 0L))
                            .isGreaterThan(requireNonNullElse(assigned.get(member.causationId()), 0L));
                    newest.put(member.writer(), assigned.get(member.id()));
                } else {
                    assertThat(member.handled()).as("%s in %s", member, journal).isFalse();
                }
            }
        }
    }

    private static Map<UUID, Long> assigned(List<Member> members) {
        return VersionAssignment.of(members, true);
    }

    private static Member heard(UUID id, String writer) {
        return new Member(id, writer, null, null, true);
    }

    private static Member unhandled(UUID id, String writer) {
        return new Member(id, writer, null, null, false);
    }

    private static Member own(UUID id, @Nullable UUID cause, long version) {
        return new Member(id, SELF, cause, version, true);
    }

    private static UUID id() {
        return EventId.random(Instant.now());
    }
}
