package dev.backbone.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The journal's streams, of which those that were used last are kept in memory: the journal is asked for what came
 * after that, and nothing is read and decoded twice. Thread-safe.
 *
 * <p>Memory is never ahead of the journal: it holds only what this instance has seen committed. It may be behind, since
 * other instances append too, so each load asks for newer facts, and whether the last one known is still the one in
 * the journal; whoever is overtaken even so wants a version that is taken, see {@link Journal}.
 */
final class Streams {

    /** Some thousand orders that are under way. */
    private static final long DEFAULT_LIMIT = 8L << 20;

    private final Journal journal;
    private final long limit;
    private final LinkedHashMap<String, List<Recorded>> recent = new LinkedHashMap<>(16, 0.75f, true);
    private long size;

    Streams(Journal journal) {
        this(journal, DEFAULT_LIMIT);
    }

    /** {@code limit} is about how many bytes of facts are kept. */
    Streams(Journal journal, long limit) {
        this.journal = journal;
        this.limit = limit;
    }

    /** The same as {@link Journal#load(Collection, Collection)}, with less to do for streams that were used lately. */
    History load(Collection<String> streams, Collection<UUID> ids) {
        var kept = kept(streams);
        Map<String, Long> since = HashMap.newHashMap(streams.size());
        streams.forEach(each -> since.put(each, kept.containsKey(each) ? newest(kept.get(each)) : 0L));
        var read = journal.loadSince(since, ids);
        Map<String, List<Recorded>> whole = new HashMap<>(read.streams());
        List<String> contradicted = new ArrayList<>();
        kept.forEach((streamId, before) -> {
            var now = whole.getOrDefault(streamId, List.of());
            if (!now.isEmpty() && now.getFirst().id().equals(before.getLast().id())) {
                whole.put(streamId, joined(before, now.subList(1, now.size())));
            } else {
                contradicted.add(streamId);
            }
        });
        whole.putAll(journal.load(contradicted, Set.of()).streams());
        return new History(whole, known(whole, read.known()));
    }

    /**
     * Adds to the journal; what was loaded before, and this, is kept once it is committed.
     *
     * @see Journal#append
     */
    Addition append(History history, List<JournalEntry> entries) {
        var addition = journal.append(entries);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            AfterCommit.run(() -> keep(history, entries));
        }
        return addition;
    }

    private synchronized Map<String, List<Recorded>> kept(Collection<String> streams) {
        Map<String, List<Recorded>> found = new HashMap<>();
        for (var each : streams) {
            var stream = recent.get(each);
            if (stream != null) {
                found.put(each, stream);
            }
        }
        return found;
    }

    private void keep(History history, List<JournalEntry> entries) {
        Map<String, List<Recorded>> added = new HashMap<>();
        for (var each : entries) {
            added.computeIfAbsent(each.streamId(), _ -> new ArrayList<>()).add(journal.recorded(each));
        }
        history.streams()
                .forEach((streamId, before) -> keep(streamId, joined(before, added.getOrDefault(streamId, List.of()))));
    }

    private synchronized void keep(String streamId, List<Recorded> stream) {
        var before = recent.get(streamId);
        if (stream.isEmpty() || (before != null && newest(before) >= newest(stream))) {
            return;
        }
        recent.put(streamId, stream);
        size += size(stream) - (before == null ? 0 : size(before));
        var eldest = recent.entrySet().iterator();
        while (size > limit && eldest.hasNext()) {
            size -= size(eldest.next().getValue());
            eldest.remove();
        }
    }

    private static long newest(List<Recorded> stream) {
        return stream.getLast().version();
    }

    private static long size(List<Recorded> stream) {
        return stream.stream().mapToLong(Recorded::size).sum();
    }

    private static List<Recorded> joined(List<Recorded> before, List<Recorded> after) {
        if (after.isEmpty()) {
            return before;
        }
        List<Recorded> joined = new ArrayList<>(before.size() + after.size());
        joined.addAll(before);
        joined.addAll(after);
        return joined;
    }

    private static Set<UUID> known(Map<String, List<Recorded>> streams, Set<UUID> others) {
        Set<UUID> known = new HashSet<>(others);
        streams.values().forEach(stream -> stream.forEach(each -> known.add(each.id())));
        return known;
    }
}
