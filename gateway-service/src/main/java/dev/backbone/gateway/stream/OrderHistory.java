package dev.backbone.gateway.stream;

import dev.backbone.events.EncodedFact;
import dev.backbone.events.EventType;
import dev.backbone.gateway.follow.AcceptedOrders;
import dev.backbone.gateway.follow.OrderState;
import dev.backbone.gateway.follow.RecentFacts;
import dev.backbone.gateway.follow.RegisteredOrder;
import dev.backbone.gateway.kafka.KafkaUnavailableException;
import dev.backbone.gateway.routing.ServiceClient;
import dev.backbone.gateway.routing.ServiceUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What has happened to an order so far: what order-service knows, and what was heard here, of which either may be ahead.
 */
final class OrderHistory {

    private final AcceptedOrders accepted;
    private final RecentFacts recent;
    private final ServiceClient orders;

    OrderHistory(AcceptedOrders accepted, RecentFacts recent, ServiceClient orders) {
        this.accepted = accepted;
        this.recent = recent;
        this.orders = orders;
    }

    /**
     * The facts in the order in which those who were listening here have got them, as far as that is known: who comes
     * back with the last fact he had has had all before it.
     *
     * @throws HistoryUnavailableException if order-service, or for an order that it has not heard of Kafka, can't tell
     */
    List<EncodedFact> of(UUID orderId, RegisteredOrder order) {
        var heard = recent.of(orderId);
        var journal = ask(orderId);
        if (journal.isPresent()) {
            return merge(Journal.facts(orderId, journal.get()), heard);
        }
        requireNothingButRequested(orderId, order);
        return isBegunBy(heard) ? heard : merge(List.of(requestOf(order)), heard);
    }

    private static List<EncodedFact> merge(List<EncodedFact> journal, List<EncodedFact> heard) {
        if (heard.isEmpty()) {
            return journal;
        }
        var heardIds = heard.stream().map(fact -> fact.envelope().id()).collect(Collectors.toSet());
        var begin = heard.getFirst().envelope().time();
        var others = journal.stream()
                .filter(fact -> !heardIds.contains(fact.envelope().id()))
                .collect(
                        Collectors.partitioningBy(fact -> fact.envelope().time().isBefore(begin)));
        var all = new ArrayList<>(others.getOrDefault(true, List.of()));
        all.addAll(heard);
        all.addAll(others.getOrDefault(false, List.of()));
        return all;
    }

    private Optional<byte[]> ask(UUID orderId) {
        try {
            var answer = orders.get("/orders/%s/journal".formatted(orderId));
            return answer.status().is2xxSuccessful() ? Optional.of(answer.body()) : Optional.empty();
        } catch (ServiceUnavailableException e) {
            return Optional.empty();
        }
    }

    /** As long as order-service has said nothing about an order, its request is all there is to know. */
    private void requireNothingButRequested(UUID orderId, RegisteredOrder order) {
        if (accepted.state(orderId).orElse(order.state()) != OrderState.REQUESTED) {
            throw new HistoryUnavailableException(null);
        }
    }

    private static boolean isBegunBy(List<EncodedFact> heard) {
        return heard.stream().anyMatch(fact -> fact.envelope().type().equals(EventType.ORDER_REQUESTED.typeName()));
    }

    private EncodedFact requestOf(RegisteredOrder order) {
        try {
            return accepted.request(order);
        } catch (KafkaUnavailableException e) {
            throw new HistoryUnavailableException(e);
        }
    }
}
