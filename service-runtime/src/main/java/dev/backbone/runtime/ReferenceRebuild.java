package dev.backbone.runtime;

import dev.backbone.events.Fact;
import dev.backbone.runtime.Delivery.Legible;
import dev.backbone.runtime.RebuildStatus.Phase;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rebuilds a view from compacted topics beside the live one, and swaps them. What it compares may differ by what the
 * live one has not heard yet.
 */
final class ReferenceRebuild {

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RecordReader reader;
    private final Supplier<TopicReading> topics;

    /** {@code topics} begins to read the compacted topics that the service listens to. */
    ReferenceRebuild(
            DataSource dataSource,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            RecordReader reader,
            Supplier<TopicReading> topics) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.reader = reader;
        this.topics = topics;
    }

    /** The view is rebuilt when it returns. */
    void run(Projection.OfReferences projection, Rebuild.Listener listener) {
        var shadow = new ShadowTable(jdbc, projection.table());
        transaction.executeWithoutResult(_ -> shadow.create());
        try (var reading = topics.get()) {
            var total = reading.remaining();
            reading.readToEnd(records -> {
                transaction.executeWithoutResult(_ -> {
                    shadow.select();
                    projection.update(facts(records));
                });
                listener.update(status -> status.at(total - Math.min(total, reading.remaining()), total));
            });
            listener.update(status -> status.in(Phase.COMPARING));
            transaction.executeWithoutResult(_ -> finish(projection, shadow, reading, listener));
        }
    }

    /** With the live table locked nothing can reach it any more that the topics don't have. */
    private void finish(
            Projection.OfReferences projection, ShadowTable shadow, TopicReading reading, Rebuild.Listener listener) {
        LongStatements.allow(dataSource);
        jdbc.sql("set local lock_timeout = '10s'").update();
        shadow.lockLive();
        shadow.select();
        reading.readToEnd(records -> projection.update(facts(records)));
        var rows = shadow.rows();
        var differences = shadow.differences();
        listener.update(status -> status.compared(rows, differences));
        shadow.swap();
    }

    private List<Fact> facts(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .flatMap(each -> reader.read(each).stream())
                .filter(Legible.class::isInstance)
                .map(each -> ((Legible) each).received().fact())
                .toList();
    }
}
