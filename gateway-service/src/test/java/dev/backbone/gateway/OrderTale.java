package dev.backbone.gateway;

import dev.backbone.events.Envelope;
import dev.backbone.events.Event;
import dev.backbone.events.EventId;
import dev.backbone.events.Fact;
import dev.backbone.events.FactCodec;
import dev.backbone.events.OrderRequestEvent.OrderCancellationRequested;
import dev.backbone.events.PublicFact;
import dev.backbone.testkit.FactPublisher;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The facts about one order that was placed at a gateway, each caused by the one before. */
final class OrderTale {

    private static final JsonMapper JSON = new JsonMapper();

    private final FactPublisher services;
    private final Samples samples;
    private final UUID orderId;
    private final JsonNode request;
    private UUID last;
    private long version;

    private OrderTale(FactPublisher services, JsonNode request) {
        this.services = services;
        this.request = request;
        this.orderId = UUID.fromString(request.at("/data/orderId").asString());
        this.samples = new Samples(orderId);
        this.last = UUID.fromString(request.path("id").asString());
    }

    /** Begins with an order that is placed now. */
    static OrderTale begin(Client client, FactPublisher services) {
        var placed = JSON.readTree(client.post("/orders", Bodies.ORDER).body());
        var path = "/orders/%s/journal".formatted(placed.path("orderId").asString());
        return new OrderTale(services, JSON.readTree(client.get(path).body()).path(0));
    }

    UUID orderId() {
        return orderId;
    }

    Fact validated() {
        return caused(samples.validated());
    }

    Fact reserved() {
        return caused(samples.reserved());
    }

    Fact authorized() {
        return caused(samples.paymentAuthorized());
    }

    Fact confirmed() {
        return caused(samples.confirmed());
    }

    Fact rejected() {
        return caused(samples.rejected());
    }

    Fact completed() {
        return caused(samples.completed());
    }

    Fact released() {
        return caused(samples.released());
    }

    /** A hundred kilobytes. */
    Fact huge() {
        return caused(new OrderCancellationRequested(orderId, "please ".repeat(15_000)));
    }

    private Fact caused(Event event) {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var plain = Facts.of(EventId.random(now), now, ++version, event);
        var envelope = plain.envelope();
        var fact = new Fact(
                new Envelope(
                        envelope.id(),
                        envelope.source(),
                        envelope.type(),
                        envelope.subject(),
                        envelope.sequence(),
                        envelope.time(),
                        envelope.correlationId(),
                        last,
                        null),
                event);
        last = envelope.id();
        return fact;
    }

    /** In this order, which need not be that of causes. */
    void publish(Fact... facts) {
        Stream.of(facts).forEach(services::publish);
    }

    /** The request and what followed, as order-service would show it. */
    String journal(Fact... facts) {
        var journal = JSON.createArrayNode().add(request);
        Stream.of(facts).map(FactCodec::encode).map(PublicFact::of).forEach(journal::addPOJO);
        return JSON.writeValueAsString(journal);
    }

    String path() {
        return "/orders/%s/stream".formatted(orderId);
    }

    String journalPath() {
        return "/orders/%s/journal".formatted(orderId);
    }

    static List<String> types(Fact... facts) {
        return Stream.of(facts)
                .map(fact -> fact.event().getClass().getSimpleName())
                .toList();
    }
}
