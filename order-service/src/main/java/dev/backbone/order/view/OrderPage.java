package dev.backbone.order.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some orders, newest first; the shape of {@code GET /orders}.
 *
 * @param next the cursor of the page after this one; absent on the last
 */
public record OrderPage(
        List<OrderRow> orders,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {

    /** The first {@code limit} orders of one more, if there is one more. */
    static OrderPage of(List<OrderRow> found, int limit) {
        return found.size() <= limit
                ? new OrderPage(found, null)
                : new OrderPage(
                        found.subList(0, limit),
                        OrderCursor.of(found.get(limit - 1)).text());
    }
}
