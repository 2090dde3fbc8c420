package dev.backbone.gateway.follow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Takes in what is read: into the register first, then on to the listeners. The register goes on where it was when the
 * gateway last stopped; the listeners hear only what is new, for nobody waits for what was before. For one thread.
 */
final class Following {

    private static final Duration POLL = Duration.ofMillis(500);

    /** More facts at once come only after a while without any, when the gateway has to catch up. */
    private static final int MANY = 500;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration BETWEEN_COMMITS = Duration.ofSeconds(1);
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(1);

    private final OrderRegister register;
    private final RegisterKeeper keeper;
    private final Progress progress;
    private final List<FactListener> listeners;
    private final Clock clock;
    private final Instant start;
    private FollowedTopics topics = new FollowedTopics();
    private boolean fromTheirBeginning;
    private Instant lastLook = Instant.MIN;
    private Instant lastCommit = Instant.MIN;

    Following(OrderRegister register, Progress progress, List<FactListener> listeners, Clock clock) {
        this.register = register;
        this.keeper = new RegisterKeeper(register);
        this.progress = progress;
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
        this.start = clock.instant();
    }

    /**
     * How long to rest before more is read, so that it is more than one fact: an answer of Kafka's costs more than the
     * facts in it.
     *
     * @param least in any case
     * @param leisure besides, but only as long as nobody waits
     */
    record Rest(Duration least, Duration leisure) {

        static final Rest NONE = new Rest(Duration.ZERO, Duration.ZERO);
        static final Rest UNTIL_THERE_ARE_TOPICS = new Rest(Duration.ofMillis(500), Duration.ZERO);
        static final Rest IN_A_HURRY = new Rest(Duration.ofMillis(10), Duration.ZERO);
        static final Rest AT_LEISURE = new Rest(Duration.ofMillis(10), Duration.ofMillis(40));
    }

    /** Reads once more; returns how long to rest before the next time. */
    Rest goOn(Consumer<String, byte[]> consumer, Admin admin) throws ExecutionException, InterruptedException {
        if (consumer.assignment().isEmpty()) {
            topics = new FollowedTopics();
        }
        if (!topics.complete() && isOver(lastLook, BETWEEN_LOOKS)) {
            look(consumer, admin);
            lastLook = clock.instant();
        }
        var rest = Rest.UNTIL_THERE_ARE_TOPICS;
        if (!consumer.assignment().isEmpty()) {
            var records = consumer.poll(POLL);
            take(records);
            rest = restAfter(records.count());
        }
        if (isOver(lastCommit, BETWEEN_COMMITS)) {
            commit();
        }
        return rest;
    }

    private Rest restAfter(int facts) {
        if (facts == 0) {
            return Rest.NONE;
        }
        return facts > MANY || listeners.stream().anyMatch(FactListener::isInAHurry)
                ? Rest.IN_A_HURRY
                : Rest.AT_LEISURE;
    }

    void commit() {
        register.commit();
        lastCommit = clock.instant();
    }

    private boolean isOver(Instant since, Duration time) {
        return since.equals(Instant.MIN) || clock.instant().isAfter(since.plus(time));
    }

    private void look(Consumer<String, byte[]> consumer, Admin admin) throws ExecutionException, InterruptedException {
        if (topics.look(admin)) {
            if (register.isForeignTo(topics.registeredIds())) {
                // First of all: by what was read before, an empty register would be taken for one that has it all.
                progress.clear();
                consumer.unsubscribe();
            }
            register.keepOnlyWhatIsFrom(topics.registeredIds());
            assign(consumer);
        }
        // What comes to be from now on is new, all of it.
        fromTheirBeginning = true;
    }

    private void assign(Consumer<String, byte[]> consumer) {
        var fresh = new HashSet<>(topics.partitions());
        fresh.removeAll(consumer.assignment());
        consumer.assign(topics.partitions());
        var known = new HashMap<>(progress.positions());
        known.keySet().removeIf(FollowedTopics::isRegistered);
        known.putAll(register.positions());
        Map<TopicPartition, Long> begun = new HashMap<>();
        for (var partition : fresh) {
            begun.put(partition, seek(consumer, partition, known));
        }
        progress.reached(begun);
    }

    private long seek(Consumer<String, byte[]> consumer, TopicPartition partition, Map<TopicPartition, Long> known) {
        var position = known.get(partition);
        if (position != null) {
            consumer.seek(partition, position);
        } else if (fromTheirBeginning || FollowedTopics.isRegistered(partition)) {
            consumer.seekToBeginning(List.of(partition));
        } else {
            consumer.seekToEnd(List.of(partition));
        }
        return consumer.position(partition);
    }

    private void take(ConsumerRecords<String, byte[]> records) {
        if (records.isEmpty()) {
            return;
        }
        var facts = facts(records);
        keeper.keep(facts);
        Map<TopicPartition, Long> reached = new HashMap<>();
        records.nextOffsets().forEach((partition, next) -> reached.put(partition, next.offset()));
        reached.forEach((partition, next) -> {
            if (FollowedTopics.isRegistered(partition)) {
                register.reached(partition, next);
            }
        });
        try {
            tell(facts.stream().filter(this::isNew).toList());
        } finally {
            // Even if a listener has failed: the same facts again would fail it again, for ever.
            progress.reached(reached);
        }
    }

    private static List<Heard> facts(ConsumerRecords<String, byte[]> records) {
        List<Heard> facts = new ArrayList<>(records.count());
        for (var partition : records.partitions()) {
            for (var each : records.records(partition)) {
                Heard.of(each, partition).ifPresent(facts::add);
            }
        }
        return facts;
    }

    private boolean isNew(Heard heard) {
        return heard.fact().envelope().time().isAfter(start.minus(CLOCKS_DIFFER_BY));
    }

    private void tell(List<Heard> facts) {
        if (!facts.isEmpty()) {
            listeners.forEach(listener -> listener.heard(facts));
        }
    }
}
