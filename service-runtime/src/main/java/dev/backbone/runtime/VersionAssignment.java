package dev.backbone.runtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which version each fact of a stream had in a journal that is lost.
 *
 * <p>What the service said itself carries its version as CloudEvents {@code sequence}. What it had heard lay in the
 * gaps: a fact that it reacted to somewhere before the first reaction, the others wherever there is room, in their
 * order. What was heard last may not be known as handled, if the service died before it committed the offset; a gap that
 * is left tells that it was. Other facts are not assigned: the consumer will deliver them. Pure.
 */
final class VersionAssignment {

    private final Map<UUID, Long> versions = new LinkedHashMap<>();
    private final TreeSet<Long> gaps = new TreeSet<>();
    private long newest;

    private VersionAssignment() {}

    /**
     * A fact of the stream as the topics have it.
     *
     * @param sequence its version, if the service said it itself; null if it heard it
     * @param handled whether its offset was committed
     */
    record Member(
            UUID id, @Nullable UUID causationId, @Nullable Long sequence, boolean handled) {

        boolean isOwn() {
            return sequence != null;
        }
    }

    /** The versions by id; {@code members} are in the order in which they happened. */
    static Map<UUID, Long> of(List<Member> members) {
        var assignment = new VersionAssignment();
        assignment.placeOwn(members);
        assignment.placeCauses(members);
        assignment.placeOthers(members);
        return assignment.versions;
    }

    private void placeOwn(List<Member> members) {
        for (var member : members) {
            if (member.sequence() != null) {
                versions.put(member.id(), member.sequence());
                newest = Math.max(newest, member.sequence());
            }
        }
        for (long version = 1; version < newest; version++) {
            gaps.add(version);
        }
        gaps.removeAll(versions.values());
    }

    /** Right before their first consequence, as far as there is room. */
    private void placeCauses(List<Member> members) {
        Map<UUID, Member> heard = new HashMap<>();
        List<Member> said = new ArrayList<>();
        members.forEach(member -> {
            if (member.isOwn()) {
                said.add(member);
            } else {
                heard.put(member.id(), member);
            }
        });
        said.sort(Comparator.comparing(Member::sequence, Comparator.nullsFirst(Comparator.naturalOrder())));
        for (var consequence : said) {
            var cause = heard.get(consequence.causationId());
            if (cause != null && consequence.sequence() != null && !versions.containsKey(cause.id())) {
                var room = gaps.lower(consequence.sequence());
                place(cause, room == null ? newest + 1 : room);
            }
        }
    }

    private void placeOthers(List<Member> members) {
        for (var member : members) {
            if (member.handled() && !versions.containsKey(member.id())) {
                place(member, gaps.isEmpty() ? newest + 1 : gaps.getFirst());
            }
        }
        for (var member : members) {
            if (!gaps.isEmpty() && !versions.containsKey(member.id())) {
                place(member, gaps.getFirst());
            }
        }
    }

    private void place(Member member, long version) {
        versions.put(member.id(), version);
        gaps.remove(version);
        newest = Math.max(newest, version);
    }
}
