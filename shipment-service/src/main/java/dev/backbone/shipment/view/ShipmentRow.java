package dev.backbone.shipment.view;

import dev.backbone.shipment.domain.Shipment;
import dev.backbone.shipment.domain.Shipment.Cancelled;
import dev.backbone.shipment.domain.Shipment.Delivered;
import dev.backbone.shipment.domain.Shipment.Dispatched;
import dev.backbone.shipment.domain.Shipment.Lost;
import dev.backbone.shipment.domain.Shipment.None;
import dev.backbone.shipment.domain.Shipment.Prepared;
import dev.backbone.shipment.domain.Shipment.Recalling;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A shipment as clients see it; the shape of {@code GET /shipments/{orderId}}. */
public record ShipmentRow(
        UUID orderId, String status, @Nullable String trackingNumber) {

    /** Empty while nothing is to be shipped. */
    static Optional<ShipmentRow> of(Shipment shipment) {
        return switch (shipment) {
            case None _ -> Optional.empty();
            case Prepared prepared -> Optional.of(new ShipmentRow(prepared.orderId(), "PREPARED", null));
            case Recalling(var orderId) -> Optional.of(new ShipmentRow(orderId, "PREPARED", null));
            case Cancelled(var orderId) -> Optional.of(new ShipmentRow(orderId, "CANCELLED", null));
            case Dispatched(var orderId, var number) -> Optional.of(new ShipmentRow(orderId, "DISPATCHED", number));
            case Delivered(var orderId, var number) -> Optional.of(new ShipmentRow(orderId, "DELIVERED", number));
            case Lost(var orderId, var number) -> Optional.of(new ShipmentRow(orderId, "LOST", number));
        };
    }
}
