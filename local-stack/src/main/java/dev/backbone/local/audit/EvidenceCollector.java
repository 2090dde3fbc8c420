package dev.backbone.local.audit;

import dev.backbone.events.Event;
import dev.backbone.events.EventType;
import dev.backbone.events.Fact;
import dev.backbone.events.OrderLine;
import dev.backbone.events.StockReservationEvent.StockReleased;
import dev.backbone.events.StockReservationEvent.StockReserved;
import dev.backbone.events.StockReservationEvent.StockShipped;
import dev.backbone.events.Topic;
import dev.backbone.local.Service;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Takes in row by row and record by record, and keeps only what checks need. Not thread-safe. */
final class EvidenceCollector {

    /** The facts whose data a check needs; of the others the type is enough. */
    static final Set<EventType> TELLING = EnumSet.of(
            EventType.ORDER_VALIDATED,
            EventType.STOCK_RESERVED,
            EventType.STOCK_RELEASED,
            EventType.STOCK_SHIPPED,
            EventType.STOCK_RECEIVED,
            EventType.STOCK_LEVEL_CHANGED,
            EventType.PAYMENT_AUTHORIZED,
            EventType.PAYMENT_CAPTURED,
            EventType.PAYMENT_VOIDED,
            EventType.PAYMENT_REFUNDED);

    private final Sightings sightings = new Sightings();
    private final Map<String, OrderStory> orders = new HashMap<>();
    private final Map<String, ItemLedger> items = new HashMap<>();
    private final Set<String> moving = new HashSet<>();
    private final List<Violation> recordFaults = new ArrayList<>();
    private final DeadLetters deadLetters = new DeadLetters();
    private final PublishedVersions versions = new PublishedVersions();
    private long records;
    private long rows;

    /** Something about the subject is under way. */
    void moves(String subject) {
        moving.add(subject);
    }

    /** A service has put a record aside, whose stream waits for an operator. */
    void parked(@Nullable String subject) {
        deadLetters.park();
        if (subject != null) {
            moves(subject);
        }
    }

    /** An operator has decided that a service does without a record. */
    void discarded(RecordPlace place, @Nullable String subject) {
        deadLetters.discard(place, subject);
    }

    /** Takes in a record; those of one partition come in offset order, and all after what was discarded. */
    void onTopic(Topic topic, ConsumerRecord<String, byte[]> kafkaRecord) {
        records++;
        Consumer<Violation> faults = deadLetters.isDiscarded(RecordPlace.of(kafkaRecord)) ? _ -> {} : recordFaults::add;
        RecordReading.read(topic, kafkaRecord, faults).ifPresent(fact -> onTopic(topic, fact, faults));
    }

    private void onTopic(Topic topic, Fact fact, Consumer<Violation> faults) {
        var type = EventType.of(fact.event());
        boolean first = sightings.add(fact.id(), type, fact.subject(), Sighting.ON_TOPIC);
        var version = fact.envelope().sequence();
        if (topic.retention() == Topic.Retention.NEWEST_PER_KEY && version != null) {
            item(fact.subject()).published(version);
        } else if (first && version != null) {
            versions.next(topic, fact.subject(), version)
                    .ifPresent(newer -> faults.accept(overtaken(topic, fact.subject(), version, newer)));
        }
        if (type == EventType.ORDER_REQUESTED) {
            order(fact.subject());
        }
    }

    private static Violation overtaken(Topic topic, String subject, long version, long newer) {
        var what = "version %d came onto %s after version %d".formatted(version, topic.topicName(), newer);
        return Violation.of(topic.key(), subject, what);
    }

    /** Takes in a row; those of one stream come in version order. */
    void inJournal(Service owner, JournalRow row) {
        rows++;
        boolean own = row.source().equals("/" + owner.moduleName());
        int place = own ? Sighting.DECIDED : Sighting.receivedBy(owner);
        sightings.add(row.id(), row.type(), row.streamId(), place);
        if (own) {
            decided(row);
        } else if (owner == Service.ORDER && row.type() == EventType.ORDER_REQUESTED) {
            order(row.streamId()).hearRequest();
        }
    }

    private void decided(JournalRow row) {
        @Nullable Event event = row.fact().map(Fact::event).orElse(null);
        switch (row.type().topic().key()) {
            case ORDER_ID -> {
                order(row.streamId()).add(Said.of(row.type(), event));
                moveStock(event);
            }
            case SKU -> item(row.streamId()).decided(row.version(), event);
        }
    }

    private void moveStock(@Nullable Event event) {
        switch (event) {
            case StockReserved said -> forEach(said.lines(), ItemLedger::reserved);
            case StockReleased said -> forEach(said.lines(), ItemLedger::released);
            case StockShipped said -> forEach(said.lines(), ItemLedger::shipped);
            case null, default -> {}
        }
    }

    private void forEach(List<OrderLine> lines, BiConsumer<ItemLedger, OrderLine> booking) {
        lines.forEach(line -> booking.accept(item(line.sku()), line));
    }

    /** What a view shows of an order. */
    void inView(Service owner, String orderId, String status) {
        order(orderId).show(owner, status);
    }

    void inStock(String sku, ItemLedger.Row row) {
        item(sku).show(row);
    }

    Evidence evidence() {
        return new Evidence(sightings, orders, items, recordFaults, moving, deadLetters, records, rows);
    }

    private OrderStory order(String orderId) {
        return orders.computeIfAbsent(orderId, OrderStory::new);
    }

    private ItemLedger item(String sku) {
        return items.computeIfAbsent(sku, ItemLedger::new);
    }
}
