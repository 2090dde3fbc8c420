package dev.backbone.order.web;

import dev.backbone.order.view.OrderCursor;
import dev.backbone.order.view.OrderList;
import dev.backbone.order.view.OrderPage;
import dev.backbone.order.view.OrderQuery;
import dev.backbone.order.view.OrderStatus;
import dev.backbone.runtime.QueryParameters;
import java.util.Arrays;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderListController {

    private static final String ONE_OF = "one of "
            + String.join(
                    ", ",
                    Arrays.stream(OrderStatus.values()).map(OrderStatus::name).toList());

    private final OrderList orders;

    OrderListController(OrderList orders) {
        this.orders = orders;
    }

    /** A page of the orders that order-service has heard of, newest first. */
    @GetMapping("/orders")
    OrderPage orders(@RequestParam MultiValueMap<String, String> query) {
        var parameters = new QueryParameters(query);
        var wanted = new OrderQuery(
                parameters.text("customerId"),
                parameters.read("status", ONE_OF, OrderStatus::valueOf),
                parameters.cursor(OrderCursor::parse),
                parameters.limit());
        parameters.check();
        return orders.page(wanted);
    }
}
