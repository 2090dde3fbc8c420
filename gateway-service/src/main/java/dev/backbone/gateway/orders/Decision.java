package dev.backbone.gateway.orders;

import dev.backbone.gateway.follow.AcceptedOrders;
import dev.backbone.gateway.follow.Heard;
import dev.backbone.gateway.follow.OrderState;
import dev.backbone.gateway.follow.Subscriptions;
import dev.backbone.gateway.follow.Subscriptions.Subscription;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for an order to be confirmed, rejected or cancelled, from the moment it is made until it is closed. */
final class Decision implements AutoCloseable {

    private final UUID orderId;
    private final AcceptedOrders accepted;
    private final CountDownLatch made = new CountDownLatch(1);
    private final Subscription subscription;

    Decision(UUID orderId, AcceptedOrders accepted, Subscriptions subscriptions) {
        this.orderId = orderId;
        this.accepted = accepted;
        this.subscription = subscriptions.subscribe(orderId, this::hear);
    }

    private void hear(Heard heard) {
        if (OrderState.after(heard.type()).filter(OrderState::isDecided).isPresent()) {
            made.countDown();
        }
    }

    /** Whether it is made in time, or was before. */
    boolean await(Duration patience) {
        // What the register has already, the subscription may have missed; what comes later, it doesn't.
        if (accepted.state(orderId).filter(OrderState::isDecided).isPresent()) {
            return true;
        }
        try {
            return made.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        subscription.close();
    }
}
