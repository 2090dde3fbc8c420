package dev.backbone.order.view;

import java.util.Optional;

/**
 * Which orders to list.
 *
 * @param customerId only those of this customer
 * @param status only those that are in it now
 * @param after only older ones than this place
 * @param limit how many at most
 */
public record OrderQuery(
        Optional<String> customerId, Optional<OrderStatus> status, Optional<OrderCursor> after, int limit) {}
