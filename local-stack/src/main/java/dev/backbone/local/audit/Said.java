package dev.backbone.local.audit;

import dev.backbone.events.Event;
import dev.backbone.events.EventType;
import dev.backbone.events.Money;
import dev.backbone.events.OrderEvent.OrderValidated;
import dev.backbone.events.OrderLine;
import dev.backbone.events.PaymentEvent.PaymentAuthorized;
import dev.backbone.events.PaymentEvent.PaymentCaptured;
import dev.backbone.events.PaymentEvent.PaymentRefunded;
import dev.backbone.events.PaymentEvent.PaymentVoided;
import dev.backbone.events.StockReservationEvent.StockReleased;
import dev.backbone.events.StockReservationEvent.StockReserved;
import dev.backbone.events.StockReservationEvent.StockShipped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one fact said about an order, as far as a check needs it.
 *
 * @param lines sorted by sku
 */
record Said(EventType type, Optional<Money> amount, List<OrderLine> lines) {

    static final Comparator<OrderLine> BY_SKU = Comparator.comparing(OrderLine::sku);

    /** With {@code event} left out where no check needs more than the type. */
    static Said of(EventType type, @Nullable Event event) {
        return switch (event) {
            case OrderValidated said ->
                new Said(
                        type,
                        Optional.of(said.total()),
                        sorted(said.lines().stream()
                                .map(line -> new OrderLine(line.sku().intern(), line.quantity()))
                                .toList()));
            case PaymentAuthorized said -> new Said(type, Optional.of(said.amount()), List.of());
            case PaymentCaptured said -> new Said(type, Optional.of(said.amount()), List.of());
            case PaymentVoided said -> new Said(type, Optional.of(said.amount()), List.of());
            case PaymentRefunded said -> new Said(type, Optional.of(said.amount()), List.of());
            case StockReserved said -> new Said(type, Optional.empty(), sorted(said.lines()));
            case StockReleased said -> new Said(type, Optional.empty(), sorted(said.lines()));
            case StockShipped said -> new Said(type, Optional.empty(), sorted(said.lines()));
            case null, default -> new Said(type, Optional.empty(), List.of());
        };
    }

    /** Shares its lines with an equal list, since an order says the same lines several times. */
    Said sharing(List<OrderLine> others) {
        return lines.equals(others) ? new Said(type, amount, others) : this;
    }

    private static List<OrderLine> sorted(List<OrderLine> lines) {
        return lines.stream().sorted(BY_SKU).toList();
    }
}
