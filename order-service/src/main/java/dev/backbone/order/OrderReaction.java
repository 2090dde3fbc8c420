package dev.backbone.order;

import dev.backbone.events.Fact;
import dev.backbone.events.OrderLine;
import dev.backbone.events.OrderRequestEvent.OrderRequested;
import dev.backbone.order.domain.OrderDecider;
import dev.backbone.order.view.Catalog;
import dev.backbone.order.view.OrderView;
import dev.backbone.runtime.Batch;
import dev.backbone.runtime.Projection;
import dev.backbone.runtime.Reaction;
import dev.backbone.runtime.StreamProjection;
import dev.backbone.runtime.StreamReaction;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings the catalog up to date, then decides order by order with the items that the batch's orders name. */
final class OrderReaction implements Reaction {

    private final Catalog catalog;
    private final OrderView view;

    OrderReaction(Catalog catalog, OrderView view) {
        this.catalog = catalog;
        this.view = view;
    }

    @Override
    public void react(Batch batch) {
        catalog.update(batch.references());
        var items = catalog.items(skusOrdered(batch.facts()));
        new StreamReaction<>(new OrderDecider(items), view).react(batch);
    }

    @Override
    public List<Projection> projections() {
        return List.of(new StreamProjection<>(new OrderDecider(Map.of()), view), catalog);
    }

    private static Set<String> skusOrdered(List<Fact> facts) {
        return facts.stream()
                .map(Fact::event)
                .filter(OrderRequested.class::isInstance)
                .flatMap(event -> ((OrderRequested) event).lines().stream())
                .map(OrderLine::sku)
                .collect(Collectors.toSet());
    }
}
