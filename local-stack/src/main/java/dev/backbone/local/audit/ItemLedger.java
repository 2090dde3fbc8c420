package dev.backbone.local.audit;

import dev.backbone.events.Event;
import dev.backbone.events.OrderLine;
import dev.backbone.events.StockLevelEvent.StockLevelChanged;
import dev.backbone.events.StockReplenishmentEvent.StockReceived;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stock-service's facts about one sku add up to, beside its row and its topic. Not thread-safe. */
final class ItemLedger {

    /** What the table {@code item} says. */
    record Row(long onHand, long reserved, long version) {}

    private final String sku;
    private long received;
    private long shipped;
    private long reserved;
    private long version;
    private @Nullable StockLevelChanged newestLevel;
    private long newestPublished;
    private @Nullable Row row;

    ItemLedger(String sku) {
        this.sku = sku;
    }

    /** A fact of the sku's own stream. */
    void decided(long itsVersion, @Nullable Event event) {
        version = Math.max(version, itsVersion);
        if (event instanceof StockReceived receipt) {
            received += receipt.quantity();
        }
        if (event instanceof StockLevelChanged level && (newestLevel == null || newestLevel.version() < itsVersion)) {
            newestLevel = level;
        }
    }

    void reserved(OrderLine line) {
        reserved += line.quantity();
    }

    void released(OrderLine line) {
        reserved -= line.quantity();
    }

    void shipped(OrderLine line) {
        reserved -= line.quantity();
        shipped += line.quantity();
    }

    void published(long levelVersion) {
        newestPublished = Math.max(newestPublished, levelVersion);
    }

    void show(Row shown) {
        row = shown;
    }

    String sku() {
        return sku;
    }

    long received() {
        return received;
    }

    long shipped() {
        return shipped;
    }

    /** The sum of open reservations. */
    long reserved() {
        return reserved;
    }

    /** The newest version of the sku's stream. */
    long version() {
        return version;
    }

    Optional<StockLevelChanged> newestLevel() {
        return Optional.ofNullable(newestLevel);
    }

    /** The version of the newest level on the topic; 0 for none. */
    long newestPublished() {
        return newestPublished;
    }

    Optional<Row> row() {
        return Optional.ofNullable(row);
    }
}
