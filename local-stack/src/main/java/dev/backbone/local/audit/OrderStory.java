package dev.backbone.local.audit;

import dev.backbone.events.EventType;
import dev.backbone.events.OrderLine;
import dev.backbone.events.Topic;
import dev.backbone.local.Service;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the four services decided about an order, each in its own order, and what their views show. Not thread-safe. */
final class OrderStory {

    static final Set<EventType> ENDS =
            Set.of(EventType.ORDER_COMPLETED, EventType.ORDER_REJECTED, EventType.ORDER_CANCELLED);

    private final String orderId;
    private final List<Said> said = new ArrayList<>(12);
    private final Map<Service, String> shown = new EnumMap<>(Service.class);
    private boolean requestHeard;

    OrderStory(String orderId) {
        this.orderId = orderId;
    }

    void add(Said fact) {
        var shared = fact;
        for (var earlier : said) {
            shared = shared.sharing(earlier.lines());
        }
        said.add(shared);
    }

    void show(Service view, String status) {
        shown.put(view, status.intern());
    }

    /** order-service has taken the request in. */
    void hearRequest() {
        requestHeard = true;
    }

    String orderId() {
        return orderId;
    }

    boolean isRequestHeard() {
        return requestHeard;
    }

    Optional<String> shown(Service view) {
        return Optional.ofNullable(shown.get(view));
    }

    boolean has(EventType type) {
        return said.stream().anyMatch(each -> each.type() == type);
    }

    List<Said> all(EventType type) {
        return said.stream().filter(each -> each.type() == type).toList();
    }

    /** The lines of all facts of these types, sorted by sku; a sku once for each fact that names it. */
    List<OrderLine> lines(EventType... types) {
        return said.stream()
                .filter(each -> List.of(types).contains(each.type()))
                .flatMap(each -> each.lines().stream())
                .sorted(Said.BY_SKU)
                .toList();
    }

    /** The first of its type. */
    Optional<Said> find(EventType type) {
        return said.stream().filter(each -> each.type() == type).findFirst();
    }

    /** Types of all facts on a topic, in version order. */
    List<EventType> on(Topic topic) {
        return said.stream()
                .map(Said::type)
                .filter(type -> type.topic() == topic)
                .toList();
    }

    boolean isFinal() {
        return said.stream().anyMatch(each -> ENDS.contains(each.type()));
    }

    boolean isCalledOff() {
        return has(EventType.ORDER_REJECTED) || has(EventType.ORDER_CANCELLED);
    }
}
