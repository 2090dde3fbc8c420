package dev.backbone.stock;

import dev.backbone.events.Topic;
import dev.backbone.runtime.JournalFact;
import dev.backbone.runtime.JournalPage;
import dev.backbone.runtime.Projection;
import dev.backbone.stock.domain.Tally;
import dev.backbone.stock.view.ItemTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The items as the journal tells them. */
final class ItemProjection implements Projection.OfJournal {

    private final ItemTable items;

    ItemProjection(ItemTable items) {
        this.items = items;
    }

    @Override
    public String table() {
        return "item";
    }

    @Override
    public void project(JournalPage page) {
        List<JournalFact> facts = new ArrayList<>();
        Set<String> skus = new HashSet<>();
        page.forEach(each -> {
            facts.add(each);
            skus.addAll(Tally.skus(each.fact().event()));
            streamOfItem(each).ifPresent(skus::add);
        });
        var tally = new Tally(items.lock(skus));
        for (var each : facts) {
            tally.count(each.fact().event());
            streamOfItem(each).ifPresent(sku -> tally.versionIs(sku, each.version()));
        }
        items.save(tally.items());
    }

    private static Optional<String> streamOfItem(JournalFact each) {
        return Topic.of(each.fact().event()).key() == Topic.Key.SKU
                ? Optional.of(each.fact().subject())
                : Optional.empty();
    }
}
