package dev.backbone.gateway.follow;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an order that some gateway has accepted.
 *
 * @param customerId {@code null} if a consequence was heard of before the request itself
 * @param partition where in {@code order-requests} its first request is; what {@code customerId} is null for, too
 * @param offset and at which offset; the first one counts, later ones with the same order id mean nothing
 */
public record RegisteredOrder(@Nullable String customerId, int partition, long offset, OrderState state) {

    static RegisteredOrder heardOf(OrderState state) {
        return new RegisteredOrder(null, -1, -1, state);
    }

    RegisteredOrder withRequest(String customer, int inPartition, long atOffset) {
        return customerId == null ? new RegisteredOrder(customer, inPartition, atOffset, state) : this;
    }

    RegisteredOrder moved(OrderState to) {
        return new RegisteredOrder(customerId, partition, offset, state.orLater(to));
    }
}
