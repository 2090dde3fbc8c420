package dev.backbone.gateway.orders;

import dev.backbone.gateway.http.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What an order must keep to that a JSON Schema can't say. Takes any document, a valid one or not. */
final class OrderRules {

    private OrderRules() {}

    static List<Violation> violations(JsonNode order) {
        var violations = repeatedSkus(order.path("lines"));
        if (CardNumber.isOne(order.path("payment").path("token").asString(""))) {
            violations.add(
                    new Violation("/payment/token", "must be a token of the payment provider, not a card number"));
        }
        return violations;
    }

    private static List<Violation> repeatedSkus(JsonNode lines) {
        List<Violation> violations = new ArrayList<>();
        Map<String, Integer> firstLines = new HashMap<>();
        for (int line = 0; line < lines.size(); line++) {
            var sku = lines.path(line).path("sku");
            var first = sku.isString() ? firstLines.putIfAbsent(sku.stringValue(), line) : null;
            if (first != null) {
                violations.add(new Violation("/lines/" + line, "has the same sku as /lines/" + first));
            }
        }
        return violations;
    }
}
