package dev.backbone.local.audit;

import dev.backbone.events.EventType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All facts by id, and where each was found: some 50 bytes a fact, so that millions fit into memory. An open hash
 * table over arrays; the places of a fact are never 0, so 0 marks a free slot. Not thread-safe.
 */
final class Sightings {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> subjects = new ArrayList<>();
    private long[] high = new long[1 << 12];
    private long[] low = new long[1 << 12];
    private int[] subject = new int[1 << 12];
    private @Nullable EventType[] type = new EventType[1 << 12];
    private byte[] places = new byte[1 << 12];
    private int size;

    /** Adds a place; says whether the fact was not known to be there. Type and subject are those heard first. */
    boolean add(UUID id, EventType eventType, String subjectName, int place) {
        if (size > high.length / 2) {
            grow();
        }
        int slot = slot(id.getMostSignificantBits(), id.getLeastSignificantBits());
        if (places[slot] == 0) {
            high[slot] = id.getMostSignificantBits();
            low[slot] = id.getLeastSignificantBits();
            subject[slot] = number(subjectName);
            type[slot] = eventType;
            size++;
        }
        boolean isNew = (places[slot] & place) == 0;
        places[slot] = (byte) (places[slot] | place);
        return isNew;
    }

    int size() {
        return size;
    }

    Stream<Sighting> all() {
        return IntStream.range(0, places.length)
                .filter(slot -> places[slot] != 0)
                .mapToObj(slot -> new Sighting(
                        new UUID(high[slot], low[slot]),
                        subjects.get(subject[slot]),
                        Objects.requireNonNull(type[slot]),
                        places[slot] & 0xFF));
    }

    private int number(String subjectName) {
        return numbers.computeIfAbsent(subjectName, name -> {
            subjects.add(name);
            return subjects.size() - 1;
        });
    }

    private int slot(long first, long second) {
        long mixed = (first ^ Long.rotateLeft(second, 32)) * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & (high.length - 1);
        while (places[slot] != 0 && (high[slot] != first || low[slot] != second)) {
            slot = (slot + 1) & (high.length - 1);
        }
        return slot;
    }

    private void grow() {
        Sightings before = new Sightings();
        before.high = high;
        before.low = low;
        before.subject = subject;
        before.type = type;
        before.places = places;
        int capacity = high.length * 2;
        high = new long[capacity];
        low = new long[capacity];
        subject = new int[capacity];
        type = new EventType[capacity];
        places = new byte[capacity];
        IntStream.range(0, before.places.length)
                .filter(slot -> before.places[slot] != 0)
                .forEach(slot -> copy(before, slot));
    }

    private void copy(Sightings before, int from) {
        int slot = slot(before.high[from], before.low[from]);
        high[slot] = before.high[from];
        low[slot] = before.low[from];
        subject[slot] = before.subject[from];
        type[slot] = before.type[from];
        places[slot] = before.places[from];
    }
}
