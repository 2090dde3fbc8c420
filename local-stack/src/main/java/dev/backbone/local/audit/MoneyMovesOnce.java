package dev.backbone.local.audit;

import dev.backbone.events.EventType;
import java.util.Map;
import java.util.stream.Stream;

/** Money is authorized, captured, voided and refunded at most once, and each only after what it undoes or needs. */
record MoneyMovesOnce() implements OrderCheck {

    private static final Map<EventType, String> MOVES = Map.of(
            EventType.PAYMENT_AUTHORIZED, "authorized",
            EventType.PAYMENT_CAPTURED, "captured",
            EventType.PAYMENT_VOIDED, "voided",
            EventType.PAYMENT_REFUNDED, "refunded");

    @Override
    public Stream<String> faults(OrderStory order) {
        return Stream.concat(repetitions(order), contradictions(order));
    }

    private static Stream<String> repetitions(OrderStory order) {
        return MOVES.entrySet().stream()
                .filter(move -> order.all(move.getKey()).size() > 1)
                .map(move -> "%s %d times"
                        .formatted(move.getValue(), order.all(move.getKey()).size()));
    }

    private static Stream<String> contradictions(OrderStory order) {
        Stream.Builder<String> faults = Stream.builder();
        boolean captured = order.has(EventType.PAYMENT_CAPTURED);
        if (captured && !order.has(EventType.SHIPMENT_DISPATCHED)) {
            faults.add("captured, but never dispatched");
        }
        if (captured && order.has(EventType.PAYMENT_VOIDED)) {
            faults.add("captured, but voided as well");
        }
        if (!captured && order.has(EventType.PAYMENT_REFUNDED)) {
            faults.add("refunded, but never captured");
        }
        return faults.build();
    }
}
