package dev.backbone.local.audit;

import dev.backbone.events.EventType;
import dev.backbone.events.Topic;
import dev.backbone.local.Service;
import java.util.UUID;

/** Where a fact was found: on its topic, among what its writer decided, among what others received. */
record Sighting(UUID id, String subject, EventType type, int places) {

    static final int ON_TOPIC = 1;
    static final int DECIDED = 2;

    static int receivedBy(Service service) {
        return switch (service) {
            case GATEWAY -> throw new IllegalArgumentException("the gateway has no journal");
            case ORDER -> 4;
            case STOCK -> 8;
            case PAYMENT -> 16;
            case SHIPMENT -> 32;
        };
    }

    boolean isOnTopic() {
        return (places & ON_TOPIC) != 0;
    }

    boolean isDecided() {
        return (places & DECIDED) != 0;
    }

    boolean isReceivedBy(Service service) {
        return (places & receivedBy(service)) != 0;
    }

    boolean isReceived() {
        return places >= 4;
    }

    Topic topic() {
        return type.topic();
    }

    Violation violation(String what) {
        String name = type.eventClass().getSimpleName();
        return Violation.of(topic().key(), subject, "%s %s %s".formatted(name, id, what));
    }
}
