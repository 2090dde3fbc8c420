package dev.backbone.runtime;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which version each fact of a stream had in a journal that is lost.
 *
 * <p>What the service said itself carries its version as CloudEvents {@code sequence}. What it had heard lay in the
 * gaps; topics don't tell in which, but they tell this:
 *
 * <ul>
 *   <li>What one writer says of a stream is heard in its order.
 *   <li>A fact came before its first consequence: right before it, unless that is the outcome of an effect.
 *   <li>What another service said because of something that this one had said came after that.
 *   <li>What happened after this service had said something was heard after that, if clocks are right.
 *   <li>Else what happened first was probably heard first, but topics don't wait for each other.
 * </ul>
 *
 * <p>If that contradicts itself, then what is probable is left out.
 *
 * <p>What was heard last may not be known as handled, if the service died before it committed the offset; a gap that is
 * left tells that it was. Other facts are not assigned: the consumer will deliver them. Pure.
 */
final class VersionAssignment {

    private static final long NEVER = Long.MAX_VALUE;

    private final Map<UUID, Long> own = new LinkedHashMap<>();
    private final Map<UUID, Long> firstConsequences = new HashMap<>();
    private final NavigableSet<Long> gaps = new TreeSet<>();
    private final List<Member> heard = new ArrayList<>();
    private final Map<UUID, Long> saidBefore = new HashMap<>();
    private final boolean complete;
    private long newest;

    /**
     * A fact of the stream as the topics have it.
     *
     * @param sequence its version, if the service said it itself; null if it heard it
     * @param handled whether its offset was committed
     */
    record Member(
            UUID id,
            String writer,
            @Nullable UUID causationId,
            @Nullable Long sequence,
            boolean handled) {}

    /**
     * Where a fact that was heard can have been.
     *
     * @param number its place in the order of time
     * @param after a version that it comes after
     * @param before a version that it comes before
     */
    private record Window(UUID id, String writer, int number, long after, long before, boolean handled) {

        boolean isCertain() {
            return handled || before < NEVER;
        }
    }

    /**
     * The versions by id.
     *
     * @param members in the order of time, but each writer's in the order in which it spoke
     * @param complete whether all that the service said of the stream is among them, so that a gap tells that something
     *     was heard
     */
    static Map<UUID, Long> of(List<Member> members, boolean complete) {
        var assignment = new VersionAssignment(members, complete);
        var likely = assignment.rightBeforeConsequences();
        return Stream.<Supplier<Map<UUID, Long>>>of(
                        () -> assignment.assign(likely, assignment.saidBefore),
                        () -> assignment.assign(likely, Map.of()))
                .map(Supplier::get)
                .filter(assignment::isPossible)
                .findFirst()
                .orElseGet(() -> assignment.assign(Map.of(), Map.of()));
    }

    private VersionAssignment(List<Member> members, boolean complete) {
        this.complete = complete;
        members.forEach(this::note);
        for (long version = 1; version < newest; version++) {
            gaps.add(version);
        }
        own.values().forEach(gaps::remove);
    }

    private void note(Member member) {
        if (member.sequence() == null) {
            heard.add(member);
            saidBefore.put(member.id(), newest);
            return;
        }
        own.put(member.id(), member.sequence());
        newest = Math.max(newest, member.sequence());
        if (member.causationId() != null) {
            firstConsequences.merge(member.causationId(), member.sequence(), Math::min);
        }
    }

    private Map<UUID, Long> rightBeforeConsequences() {
        Map<UUID, Long> versions = new HashMap<>();
        for (var each : heard) {
            var version = firstConsequences.getOrDefault(each.id(), NEVER) - 1;
            if (gaps.contains(version)) {
                versions.put(each.id(), version);
            }
        }
        return versions;
    }

    /**
     * All versions, if these are true. What fits nowhere comes last: rather out of place than not handled.
     *
     * @param known versions of what was heard
     * @param earliest versions that others come after
     */
    private Map<UUID, Long> assign(Map<UUID, Long> known, Map<UUID, Long> earliest) {
        var free = new TreeSet<>(gaps);
        known.values().forEach(free::remove);
        var chosen = chosen(windows(known, earliest), free);
        var last = newest;
        while (free.size() < chosen.size()) {
            free.add(++last);
        }
        var placed = place(chosen, free);
        for (var each : chosen) {
            if (!placed.containsKey(each.id())) {
                placed.put(each.id(), ++last);
            }
        }
        Map<UUID, Long> versions = new LinkedHashMap<>(own);
        versions.putAll(known);
        versions.putAll(placed);
        return versions;
    }

    /** Of what has no known version. */
    private List<Window> windows(Map<UUID, Long> known, Map<UUID, Long> earliest) {
        Map<String, Long> later = new HashMap<>();
        Deque<Long> limits = new ArrayDeque<>();
        for (var each : heard.reversed()) {
            var limit = known.getOrDefault(each.id(), firstConsequences.getOrDefault(each.id(), NEVER));
            limits.push(later.merge(each.writer(), limit, Math::min));
        }
        Map<String, Long> earlier = new HashMap<>();
        List<Window> windows = new ArrayList<>();
        for (var each : heard) {
            var limit = limits.pop();
            var bound = known.getOrDefault(each.id(), Math.max(cause(each), earliest.getOrDefault(each.id(), 0L)));
            var after = earlier.merge(each.writer(), bound, Math::max);
            if (!known.containsKey(each.id())) {
                windows.add(new Window(each.id(), each.writer(), windows.size(), after, limit, each.handled()));
            }
        }
        return windows;
    }

    /** The version of what this service had said that led to a fact; 0 if something else did. */
    private long cause(Member heard) {
        return heard.causationId() == null ? 0 : own.getOrDefault(heard.causationId(), 0L);
    }

    /** All that is certain, and of the rest what happened first and fills another gap. */
    private List<Window> chosen(List<Window> windows, NavigableSet<Long> free) {
        var certain = windows.stream().filter(Window::isCertain).toList();
        if (!complete) {
            return certain;
        }
        Set<Window> chosen = new HashSet<>(certain);
        Set<String> ended = new HashSet<>();
        var filled = place(certain, free).size();
        for (var each : windows) {
            if (filled < free.size() && !ended.contains(each.writer()) && chosen.add(each)) {
                if (place(inOrder(windows, chosen), free).size() > filled) {
                    filled++;
                } else {
                    chosen.remove(each);
                    ended.add(each.writer());
                }
            }
        }
        return inOrder(windows, chosen);
    }

    private static List<Window> inOrder(List<Window> windows, Set<Window> chosen) {
        return windows.stream().filter(chosen::contains).toList();
    }

    /** What happened last comes last, as far as the windows allow, and a writer's facts stay in their order. */
    private static Map<UUID, Long> place(List<Window> windows, NavigableSet<Long> free) {
        Map<String, Deque<Window>> waiting = new HashMap<>();
        windows.forEach(each ->
                waiting.computeIfAbsent(each.writer(), _ -> new ArrayDeque<>()).push(each));
        Map<UUID, Long> placed = new HashMap<>();
        for (var version : free.descendingSet()) {
            if (placed.size() == windows.size()) {
                break;
            }
            var room = free.headSet(version, true);
            waiting.values().stream()
                    .flatMap(each -> Stream.ofNullable(each.peek()))
                    .filter(each -> each.after() < version && version < each.before())
                    .max(Comparator.<Window, Boolean>comparing(each -> isUrgent(each.after(), waiting.values(), room))
                            .thenComparingInt(Window::number))
                    .ifPresent(last -> {
                        placed.put(last.id(), version);
                        requireNonNull(waiting.get(last.writer())).pop();
                    });
        }
        return placed;
    }

    /** Whether what comes after a version fills all the room there is left after it. Slow, but asked of short streams. */
    private static boolean isUrgent(long after, Collection<Deque<Window>> waiting, NavigableSet<Long> room) {
        return after > 0
                && waiting.stream()
                                .flatMap(Deque::stream)
                                .filter(each -> each.after() >= after)
                                .count()
                        >= room.tailSet(after, false).size();
    }

    /**
     * Whether a writer's facts are in their order, all facts are between what they followed from and what followed, and
     * none is after all that was said while there is a gap that is sure to have been filled.
     */
    private boolean isPossible(Map<UUID, Long> versions) {
        Map<String, Long> later = new HashMap<>();
        for (var each : heard.reversed()) {
            var version = versions.get(each.id());
            long limit = Math.min(
                    later.getOrDefault(each.writer(), NEVER), firstConsequences.getOrDefault(each.id(), NEVER));
            if (version == null) {
                if (each.handled() || limit < NEVER) {
                    return false;
                }
            } else if (version >= limit || version <= cause(each)) {
                return false;
            } else {
                later.put(each.writer(), version);
            }
        }
        var upToNewest =
                versions.values().stream().filter(each -> each <= newest).count();
        return !complete || upToNewest == newest || upToNewest == versions.size();
    }
}
