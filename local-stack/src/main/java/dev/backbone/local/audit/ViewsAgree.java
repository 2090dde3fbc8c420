package dev.backbone.local.audit;

import static java.util.Map.entry;

import dev.backbone.events.EventType;
import dev.backbone.events.Topic;
import dev.backbone.local.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the views show of an order is what the last facts say. */
record ViewsAgree() implements OrderCheck {

    static final Map<EventType, String> STATUS = Map.ofEntries(
            entry(EventType.ORDER_VALIDATED, "VALIDATED"),
            entry(EventType.ORDER_CONFIRMED, "CONFIRMED"),
            entry(EventType.ORDER_REJECTED, "REJECTED"),
            entry(EventType.ORDER_CANCELLED, "CANCELLED"),
            entry(EventType.ORDER_COMPLETED, "COMPLETED"),
            entry(EventType.PAYMENT_INITIATED, "INITIATED"),
            entry(EventType.PAYMENT_AUTHORIZED, "AUTHORIZED"),
            entry(EventType.PAYMENT_DECLINED, "DECLINED"),
            entry(EventType.PAYMENT_CAPTURED, "CAPTURED"),
            entry(EventType.PAYMENT_VOIDED, "VOIDED"),
            entry(EventType.PAYMENT_REFUNDED, "REFUNDED"),
            entry(EventType.SHIPMENT_PREPARED, "PREPARED"),
            entry(EventType.SHIPMENT_DISPATCHED, "DISPATCHED"),
            entry(EventType.SHIPMENT_DELIVERED, "DELIVERED"),
            entry(EventType.SHIPMENT_CANCELLED, "CANCELLED"));

    /** Facts that leave the status as it is. */
    static final Set<EventType> NEUTRAL =
            Set.of(EventType.ORDER_CANCELLATION_STARTED, EventType.ORDER_CANCELLATION_REFUSED);

    @Override
    public Stream<String> faults(OrderStory order) {
        var heard = order.isRequestHeard() ? Optional.of("REQUESTED") : Optional.<String>empty();
        return Stream.of(
                        fault(order, Service.ORDER, said(order, Topic.ORDERS).or(() -> heard)),
                        fault(order, Service.PAYMENT, said(order, Topic.PAYMENTS)),
                        fault(order, Service.SHIPMENT, parcel(order)))
                .flatMap(Optional::stream);
    }

    /** A parcel that was on its way when its order was called off is lost. */
    private static Optional<String> parcel(OrderStory order) {
        return said(order, Topic.SHIPMENTS)
                .map(status -> status.equals("DISPATCHED") && order.has(EventType.ORDER_CANCELLED) ? "LOST" : status);
    }

    private static Optional<String> said(OrderStory order, Topic topic) {
        List<EventType> types = order.on(topic).stream()
                .filter(Predicate.not(NEUTRAL::contains))
                .toList();
        return types.isEmpty() ? Optional.empty() : Optional.ofNullable(STATUS.get(types.getLast()));
    }

    private static Optional<String> fault(OrderStory order, Service service, Optional<String> said) {
        var shown = order.shown(service);
        return shown.equals(said)
                ? Optional.empty()
                : Optional.of("%s shows %s, its facts say %s"
                        .formatted(service.moduleName(), shown.orElse("nothing"), said.orElse("nothing")));
    }
}
