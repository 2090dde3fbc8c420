package dev.backbone.gateway.stream;

import dev.backbone.events.EncodedFact;
import dev.backbone.gateway.follow.AcceptedOrders;
import dev.backbone.gateway.follow.Heard;
import dev.backbone.gateway.follow.OrderState;
import dev.backbone.gateway.follow.RegisteredOrder;
import dev.backbone.gateway.follow.Subscriptions;
import dev.backbone.gateway.follow.Subscriptions.Subscription;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** What can be known of an order: what has happened, and, until this is closed, what happens. */
final class ListenedOrder implements AutoCloseable {

    private final UUID orderId;
    private final RegisteredOrder order;
    private final AcceptedOrders accepted;
    private final OrderHistory history;
    private final Subscription subscription;

    /** @param listener must not block */
    ListenedOrder(
            UUID orderId,
            RegisteredOrder order,
            AcceptedOrders accepted,
            OrderHistory history,
            Subscriptions subscriptions,
            Consumer<Heard> listener) {
        this.orderId = orderId;
        this.order = order;
        this.accepted = accepted;
        this.history = history;
        this.subscription = subscriptions.subscribe(orderId, listener);
    }

    /** @throws HistoryUnavailableException if nobody can tell now */
    List<EncodedFact> history() {
        return history.of(orderId, order);
    }

    /** Whether the order has come to its end, as far as the register has heard. */
    boolean isFinal() {
        return accepted.state(orderId).filter(OrderState::isFinal).isPresent();
    }

    @Override
    public void close() {
        subscription.close();
    }
}
