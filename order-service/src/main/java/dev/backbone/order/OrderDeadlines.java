package dev.backbone.order;

import dev.backbone.order.domain.Deadline;
import dev.backbone.order.view.OverdueOrders;
import dev.backbone.runtime.Deadlines;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The orders that wait for too long, with what each state's {@link Deadline} proposes. */
final class OrderDeadlines implements Deadlines {

    private final OverdueOrders orders;
    private final OrderProperties limits;

    OrderDeadlines(OverdueOrders orders, OrderProperties limits) {
        this.orders = orders;
        this.limits = limits;
    }

    @Override
    public List<Overdue> overdue(Instant now, int atMost) {
        var latest = Arrays.stream(Deadline.values())
                .collect(Collectors.toMap(Function.identity(), deadline -> limits.latest(deadline, now)));
        return orders.lock(latest, atMost).stream()
                .map(order ->
                        new Overdue(order.orderId().toString(), order.deadline().proposal(order.orderId())))
                .toList();
    }
}
