package dev.backbone.stock;

import dev.backbone.events.Event;
import dev.backbone.events.Fact;
import dev.backbone.events.OrderEvent.OrderValidated;
import dev.backbone.events.PricedLine;
import dev.backbone.events.StockRequestEvent;
import dev.backbone.runtime.Batch;
import dev.backbone.runtime.Incoming;
import dev.backbone.runtime.Projection;
import dev.backbone.runtime.Reaction;
import dev.backbone.stock.domain.Item;
import dev.backbone.stock.domain.Reservation;
import dev.backbone.stock.domain.Reservation.Held;
import dev.backbone.stock.domain.Shelves;
import dev.backbone.stock.domain.StockDecisions;
import dev.backbone.stock.view.ItemTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Locks the items that the batch touches, decides fact by fact, and says once per item, at the end of the batch, how
 * the item stands now.
 */
final class StockReaction implements Reaction {

    private final ItemTable items;

    StockReaction(ItemTable items) {
        this.items = items;
    }

    @Override
    public void react(Batch batch) {
        new Run(batch).react();
    }

    @Override
    public List<Projection> projections() {
        return List.of(new ItemProjection(items));
    }

    /** The state of one call. */
    private final class Run {

        private final Batch batch;
        private final Map<String, Reservation> reservations = new HashMap<>();
        private final Map<String, Fact> lastCauses = new LinkedHashMap<>();
        private final Shelves shelves;

        Run(Batch batch) {
            this.batch = batch;
            var locked = items.lock(skus());
            locked.values().forEach(item -> batch.versionIs(item.sku(), item.version()));
            this.shelves = new Shelves(locked);
        }

        void react() {
            batch.forEach(this::decide);
            List<Item> changed = new ArrayList<>();
            lastCauses.forEach((sku, cause) -> changed.add(conclude(sku, cause)));
            items.save(changed);
        }

        private void decide(Incoming incoming) {
            var cause = incoming.fact();
            var decided = StockDecisions.decide(reservation(cause), shelves, incoming.event());
            incoming.received().ifPresent(_ -> apply(incoming.event(), cause));
            for (var event : decided) {
                batch.append(cause, event);
                apply(event, cause);
            }
        }

        private void apply(Event event, Fact cause) {
            reservations.computeIfPresent(cause.subject(), (_, before) -> Reservation.after(before, event));
            shelves.apply(event).forEach(sku -> lastCauses.put(sku, cause));
        }

        /** Tells how the item stands after the batch if it stands otherwise, and asks for more of it if it ran low. */
        private Item conclude(String sku, Fact cause) {
            var item = shelves.item(sku);
            var before = shelves.itemBefore(sku);
            StockDecisions.replenish(before, item).ifPresent(event -> batch.append(cause, event));
            if (!item.equals(before)) {
                item.at(batch.version(sku) + 1).level().ifPresent(level -> batch.append(cause, level));
            }
            return item.at(batch.version(sku));
        }

        private Reservation reservation(Fact fact) {
            return reservations.computeIfAbsent(fact.subject(), orderId -> Reservation.of(batch.history(orderId)));
        }

        private Set<String> skus() {
            Set<String> skus = new HashSet<>();
            for (var fact : batch.facts()) {
                skus.addAll(named(fact.event()));
                if (reservation(fact) instanceof Held held) {
                    held.lines().forEach(line -> skus.add(line.sku()));
                }
            }
            return skus;
        }
    }

    private static List<String> named(Event event) {
        return switch (event) {
            case StockRequestEvent request -> List.of(request.sku());
            case OrderValidated order ->
                order.lines().stream().map(PricedLine::sku).toList();
            default -> List.of();
        };
    }
}
