package dev.backbone.order.domain;

import static java.util.function.Predicate.not;

import dev.backbone.events.Money;
import dev.backbone.events.OrderEvent;
import dev.backbone.events.OrderEvent.OrderRejected;
import dev.backbone.events.OrderEvent.OrderValidated;
import dev.backbone.events.OrderLine;
import dev.backbone.events.OrderRequestEvent.OrderRequested;
import dev.backbone.events.PricedLine;
import dev.backbone.events.RejectionReason;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Checks and prices a requested order against the catalog. */
final class OrderPricing {

    private final Map<String, CatalogItem> catalog;

    OrderPricing(Map<String, CatalogItem> catalog) {
        this.catalog = catalog;
    }

    /** {@link OrderValidated} with our prices, or {@link OrderRejected} with every line that is at fault. */
    OrderEvent validate(OrderRequested request) {
        var unknown = faults(request, not(line -> catalog.containsKey(line.sku())), OrderLine::sku);
        if (!unknown.isEmpty()) {
            return new OrderRejected(request.orderId(), RejectionReason.UNKNOWN_SKU, unknown);
        }
        var short_ = faults(request, line -> line.quantity() > item(line).available(), this::describeShortage);
        if (!short_.isEmpty()) {
            return new OrderRejected(request.orderId(), RejectionReason.INSUFFICIENT_STOCK, short_);
        }
        return price(request);
    }

    private OrderEvent price(OrderRequested request) {
        var lines = request.lines().stream()
                .map(line ->
                        new PricedLine(line.sku(), line.quantity(), item(line).unitPrice()))
                .toList();
        var currencies = lines.stream()
                .map(line -> line.unitPrice().currency())
                .distinct()
                .sorted()
                .toList();
        if (currencies.size() > 1) {
            return new OrderRejected(
                    request.orderId(), RejectionReason.MIXED_CURRENCIES, String.join(", ", currencies));
        }
        return new OrderValidated(request.orderId(), request.customerId(), lines, total(lines), request.payment());
    }

    private static Money total(List<PricedLine> lines) {
        return lines.stream().map(PricedLine::total).reduce(Money::plus).orElseThrow();
    }

    private static String faults(
            OrderRequested request, Predicate<OrderLine> atFault, Function<OrderLine, String> description) {
        return request.lines().stream().filter(atFault).map(description).collect(Collectors.joining("; "));
    }

    private String describeShortage(OrderLine line) {
        return "%s: %d wanted, %d available"
                .formatted(line.sku(), line.quantity(), item(line).available());
    }

    private CatalogItem item(OrderLine line) {
        var item = catalog.get(line.sku());
        if (item == null) {
            throw new IllegalStateException(line.sku() + " is unknown");
        }
        return item;
    }
}
