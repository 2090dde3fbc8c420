package dev.backbone.runtime;

import static java.util.stream.Collectors.joining;

import dev.backbone.events.EventId;
import dev.backbone.runtime.VersionAssignment.Member;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A stream of a journal as it can have come about. Others speak, each in order; what they say is heard at once or later, and
 * leads to one or two facts at once or, as the outcomes of effects do, later. Of what was heard last, the offsets were
 * perhaps not committed. The others' clocks are fast or slow by up to some ticks.
 */
final class RandomJournal {

    private static final int WRITERS = 3;
    private static final int TICKS = 30;

    private final Random random;
    private final List<Queue<UUID>> topics = Stream.generate(() -> (Queue<UUID>) new ArrayDeque<UUID>())
            .limit(WRITERS)
            .toList();
    private final List<Integer> clocks;
    private final Map<UUID, Integer> times = new HashMap<>();
    private final Map<UUID, UUID> causes = new HashMap<>();
    private final List<UUID> pending = new ArrayList<>();
    private final List<Member> facts = new ArrayList<>();

    private RandomJournal(Random random, int skew) {
        this.random = random;
        this.clocks = IntStream.range(0, WRITERS)
                .mapToObj(_ -> random.nextInt(2 * skew + 1) - skew)
                .toList();
    }

    static RandomJournal of(Random random, int skew) {
        var journal = new RandomJournal(random, skew);
        for (int now = 1; now <= TICKS; now++) {
            var writer = random.nextInt(WRITERS);
            switch (random.nextInt(3)) {
                case 0 -> journal.speak(writer, now);
                case 1 -> journal.hear(writer, now);
                default -> journal.answer(now);
            }
        }
        journal.loseCommits();
        return journal;
    }

    private void speak(int writer, int now) {
        var said = id();
        times.put(said, now + clocks.get(writer));
        topics.get(writer).add(said);
        facts.stream()
                .filter(each -> each.sequence() != null && random.nextInt(3) == 0)
                .findFirst()
                .ifPresent(cause -> causes.put(said, cause.id()));
    }

    private void hear(int writer, int now) {
        var next = topics.get(writer).poll();
        if (next != null) {
            facts.add(member(next, writer, true));
            for (int i = random.nextInt(4) - 1; i > 0; i--) {
                say(next, now);
            }
            if (random.nextInt(4) == 0) {
                pending.add(next);
            }
        }
    }

    private void answer(int now) {
        if (!pending.isEmpty()) {
            say(pending.remove(random.nextInt(pending.size())), now);
        }
    }

    private void say(UUID cause, int now) {
        var said = id();
        times.put(said, now);
        facts.add(new Member(said, "self", cause, facts.size() + 1L, true));
    }

    private void loseCommits() {
        var committed = random.nextInt(facts.size() + 1);
        facts.subList(committed, facts.size())
                .replaceAll(each -> new Member(each.id(), each.writer(), each.causationId(), each.sequence(), false));
    }

    private Member member(UUID heard, int writer, boolean handled) {
        return new Member(heard, "writer-" + writer, causes.get(heard), null, handled);
    }

    private static UUID id() {
        return EventId.random(Instant.now());
    }

    /** In the order in which they were heard and said. */
    List<Member> facts() {
        return facts;
    }

    /** The same, and what nobody has heard yet, in the order of what clocks said. */
    List<Member> asTopicsTellIt() {
        var unheard = IntStream.range(0, WRITERS)
                .boxed()
                .flatMap(writer -> topics.get(writer).stream().map(id -> member(id, writer, false)));
        return Stream.concat(facts.stream(), unheard)
                .sorted(Comparator.comparing(fact -> times.getOrDefault(fact.id(), 0)))
                .toList();
    }

    @Override
    public String toString() {
        var ids = facts.stream().map(Member::id).toList();
        return facts.stream()
                .map(fact -> "%n%d %s%s at %d%s"
                        .formatted(
                                ids.indexOf(fact.id()) + 1,
                                fact.writer(),
                                fact.sequence() != null ? ", because of " + (ids.indexOf(fact.causationId()) + 1) : "",
                                times.get(fact.id()),
                                fact.handled() ? "" : ", offset not committed"))
                .collect(joining());
    }
}
