package dev.backbone.local.audit;

import dev.backbone.events.Envelope;
import dev.backbone.events.Event;
import dev.backbone.events.EventId;
import dev.backbone.events.EventType;
import dev.backbone.events.Fact;
import dev.backbone.events.FactCodec;
import dev.backbone.events.KafkaBinding;
import dev.backbone.events.Money;
import dev.backbone.events.StockLevelEvent.StockLevelChanged;
import dev.backbone.events.StockReplenishmentEvent.StockReceived;
import dev.backbone.events.Topic;
import dev.backbone.local.Service;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** A suite in which everything is as it should be, apart from what a test plants. Ten lanterns have come in. */
final class Scene {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    private final EvidenceCollector collector = new EvidenceCollector();
    private final Map<String, Long> versions = new HashMap<>();
    private long offset;

    Scene() {
        happens(new StockReceived(Stories.SKU, 10));
    }

    /** Each is decided, published, received by order-service and shown by its writer's view. */
    Scene happens(Event... events) {
        Stream.of(events).map(this::fact).forEach(fact -> {
            decided(fact);
            published(fact);
            received(fact);
            shown(fact);
        });
        return this;
    }

    Scene happens(List<Event> events) {
        return happens(events.toArray(Event[]::new));
    }

    Scene decided(Fact fact) {
        var type = EventType.of(fact.event());
        Stream.of(Service.values())
                .filter(service ->
                        ("/" + service.moduleName()).equals(type.topic().writer()))
                .filter(Service::hasDatabase)
                .forEach(writer -> collector.inJournal(writer, row(fact)));
        return this;
    }

    Scene published(Fact fact) {
        var topic = Topic.of(fact.event());
        return record(topic, KafkaBinding.toRecord(FactCodec.encode(fact), topic));
    }

    Scene record(Topic topic, ProducerRecord<String, byte[]> sent) {
        collector.onTopic(
                topic,
                new ConsumerRecord<>(
                        topic.topicName(),
                        3,
                        offset++,
                        NOW.toEpochMilli(),
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        sent.key(),
                        sent.value(),
                        new RecordHeaders(sent.headers()),
                        Optional.empty()));
        return this;
    }

    Scene received(Fact fact) {
        var topic = Topic.of(fact.event());
        if (topic.key() == Topic.Key.ORDER_ID && topic != Topic.ORDERS) {
            collector.inJournal(Service.ORDER, row(fact));
        }
        if (topic == Topic.STOCK_REQUESTS) {
            collector.inJournal(Service.STOCK, row(fact));
        }
        return this;
    }

    private void shown(Fact fact) {
        var type = EventType.of(fact.event());
        var status = type == EventType.ORDER_REQUESTED ? "REQUESTED" : ViewsAgree.STATUS.get(type);
        if (status != null) {
            shows(
                    type == EventType.ORDER_REQUESTED
                            ? "/order-service"
                            : type.topic().writer(),
                    fact.subject(),
                    status);
        }
    }

    private void shows(String writer, String orderId, String status) {
        Stream.of(Service.values())
                .filter(service -> ("/" + service.moduleName()).equals(writer))
                .forEach(service -> shows(service, orderId, status));
    }

    Scene shows(Service view, String orderId, String status) {
        collector.inView(view, orderId, status);
        return this;
    }

    /** The newest level and the row of the lantern. */
    Scene stock(long onHand, long reserved) {
        var version = versions.getOrDefault(Stories.SKU, 0L) + 1;
        var level = fact(new StockLevelChanged(
                Stories.SKU, "Lantern", new Money(339, "GBP"), onHand, reserved, onHand - reserved, version, null));
        decided(level).published(level);
        return row(onHand, reserved, version);
    }

    Scene row(long onHand, long reserved, long version) {
        collector.inStock(Stories.SKU, new ItemLedger.Row(onHand, reserved, version));
        return this;
    }

    Scene moves(String subject) {
        collector.moves(subject);
        return this;
    }

    Scene parked(String subject) {
        collector.parked(subject);
        return this;
    }

    /** The record that comes onto a topic next. */
    Scene discardsNext(Topic topic, String subject) {
        collector.discarded(new RecordPlace(topic.topicName(), 3, offset), subject);
        return this;
    }

    Fact fact(Event event) {
        return fact(event, versions.merge(event.subject(), 1L, Long::sum));
    }

    static Fact fact(Event event, long version) {
        var type = EventType.of(event);
        var envelope = new Envelope(
                EventId.random(NOW),
                type.topic().writer(),
                type.typeName(),
                event.subject(),
                type.topic().writer().equals(RecordReading.GATEWAY) ? null : version,
                NOW,
                null,
                null,
                null);
        return new Fact(envelope, event);
    }

    static UUID order(int number) {
        return new UUID(number, 7);
    }

    List<String> violations() {
        return violations(false);
    }

    List<String> violations(boolean allFinal) {
        return Audit.violations(collector.evidence(), allFinal).stream()
                .map(Violation::toString)
                .toList();
    }

    AuditReport report() {
        return AuditReport.of(collector.evidence(), 4, List.of());
    }

    /** As it is read from a database: with data only where a check needs it. */
    private static JournalRow row(Fact fact) {
        var type = EventType.of(fact.event());
        var version = fact.envelope().sequence();
        return new JournalRow(
                fact.id(),
                fact.envelope().source(),
                type,
                fact.subject(),
                version == null ? 1 : version,
                Optional.of(fact).filter(_ -> EvidenceCollector.TELLING.contains(type)));
    }
}
