package dev.backbone.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.EventId;
import dev.backbone.runtime.VersionAssignment.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VersionAssignmentTest {

    private final UUID requested = id();
    private final UUID reserved = id();
    private final UUID authorized = id();

    @Test
    void what_was_said_has_the_version_that_it_told() {
        var said = id();
        assertThat(VersionAssignment.of(List.of(own(said, requested, 7)))).containsEntry(said, 7L);
    }

    @Test
    void what_led_to_something_comes_right_before_it() {
        var validated = id();
        var confirmed = id();
        assertThat(VersionAssignment.of(List.of(
                        heard(requested),
                        own(validated, requested, 2),
                        heard(reserved),
                        heard(authorized),
                        own(confirmed, authorized, 5))))
                .containsEntry(requested, 1L)
                .containsEntry(authorized, 4L)
                .containsEntry(reserved, 3L);
    }

    @Test
    void what_was_handled_last_and_led_to_nothing_comes_last() {
        var validated = id();
        assertThat(VersionAssignment.of(List.of(heard(requested), own(validated, requested, 2), heard(reserved))))
                .containsEntry(reserved, 3L);
    }

    @Test
    void what_was_neither_handled_nor_led_to_anything_is_left_to_the_consumer() {
        var validated = id();
        var assigned = VersionAssignment.of(List.of(
                new Member(requested, null, null, false),
                own(validated, requested, 2),
                new Member(reserved, null, null, false)));
        assertThat(assigned).containsOnlyKeys(requested, validated);
    }

    @Test
    void what_came_before_something_that_was_said_was_handled_whatever_offsets_say() {
        var initiated = id();
        var assigned = VersionAssignment.of(List.of(
                new Member(requested, null, null, false),
                new Member(reserved, null, null, false),
                own(initiated, reserved, 3),
                new Member(authorized, null, null, false)));
        assertThat(assigned).containsOnly(Map.entry(requested, 1L), Map.entry(reserved, 2L), Map.entry(initiated, 3L));
    }

    @Test
    void
            any_journal_that_could_have_been_gets_all_versions_back_that_were_told_and_each_cause_before_its_consequence() {
        var random = new Random(42);
        for (int round = 0; round < 500; round++) {
            var journal = randomJournal(random);
            var shuffled = new ArrayList<>(journal.members());
            var assigned = VersionAssignment.of(shuffled);

            assertThat(assigned).hasSameSizeAs(journal.members());
            assertThat(new HashSet<>(assigned.values())).hasSameSizeAs(assigned.values());
            for (var member : journal.members()) {
                if (member.sequence() != null) {
                    assertThat(assigned).containsEntry(member.id(), member.sequence());
                    assertThat(assigned.get(member.causationId())).isLessThan(member.sequence());
                }
            }
        }
    }

    private record Story(List<Member> members) {}

    /** Facts are heard; some lead to one or two others at once or, as the outcomes of effects do, later. */
    private static Story randomJournal(Random random) {
        List<Member> members = new ArrayList<>();
        List<UUID> pending = new ArrayList<>();
        long version = 0;
        for (int step = 0; step < 12; step++) {
            if (!pending.isEmpty() && random.nextInt(3) == 0) {
                members.add(own(id(), pending.removeFirst(), ++version));
                continue;
            }
            var heard = heard(id());
            members.add(heard);
            version++;
            for (int i = random.nextInt(3); i > 0; i--) {
                members.add(own(id(), heard.id(), ++version));
            }
            if (random.nextInt(4) == 0) {
                pending.add(heard.id());
            }
        }
        // Topics don't wait for each other: what was heard may be read before or after what was said.
        members.sort(Comparator.comparing(
                Member::isOwn, random.nextBoolean() ? Comparator.naturalOrder() : Comparator.reverseOrder()));
        return new Story(members);
    }

    private static Member heard(UUID id) {
        return new Member(id, null, null, true);
    }

    private static Member own(UUID id, @Nullable UUID cause, long version) {
        return new Member(id, cause, version, true);
    }

    private static UUID id() {
        return EventId.random(Instant.now());
    }
}
