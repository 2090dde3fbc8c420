package dev.backbone.order.view;

import dev.backbone.events.Fact;
import dev.backbone.events.Money;
import dev.backbone.events.StockLevelEvent.StockLevelChanged;
import dev.backbone.order.domain.CatalogItem;
import dev.backbone.runtime.Projection;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The items that are for sale: order-service's own copy of what stock-service says in {@code stock-levels}. */
@Component
public class Catalog implements Projection.OfReferences {

    private final JdbcClient jdbc;

    Catalog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String table() {
        return "catalog";
    }

    /** Takes over the newest level of each item; older ones than it has, and repeated ones, change nothing. */
    @Override
    public void update(List<Fact> references) {
        var levels = newestPerSku(references);
        if (levels.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into catalog (sku, unit_price_minor, currency, available, version)
                        select * from unnest(:skus::text[], :prices::bigint[], :currencies::text[], :available::bigint[],
                                             :versions::bigint[])
                        on conflict (sku) do update set
                            unit_price_minor = excluded.unit_price_minor, currency = excluded.currency,
                            available = excluded.available, version = excluded.version
                        where catalog.version < excluded.version
                        """)
                .param("skus", levels.stream().map(StockLevelChanged::sku).toArray(String[]::new))
                .param(
                        "prices",
                        levels.stream()
                                .mapToLong(level -> level.unitPrice().amountMinor())
                                .toArray())
                .param(
                        "currencies",
                        levels.stream()
                                .map(level -> level.unitPrice().currency())
                                .toArray(String[]::new))
                .param(
                        "available",
                        levels.stream().mapToLong(StockLevelChanged::available).toArray())
                .param(
                        "versions",
                        levels.stream().mapToLong(StockLevelChanged::version).toArray())
                .update();
    }

    private static Collection<StockLevelChanged> newestPerSku(List<Fact> references) {
        Map<String, StockLevelChanged> newest = new HashMap<>();
        for (var fact : references) {
            if (fact.event() instanceof StockLevelChanged level) {
                newest.merge(level.sku(), level, (a, b) -> a.version() < b.version() ? b : a);
            }
        }
        return newest.values();
    }

    /** The items among {@code skus} that are known. */
    public Map<String, CatalogItem> items(Set<String> skus) {
        Map<String, CatalogItem> items = new HashMap<>();
        if (skus.isEmpty()) {
            return items;
        }
        jdbc.sql("select sku, unit_price_minor, currency, available from catalog where sku = any(:skus)")
                .param("skus", skus.toArray(String[]::new))
                .query(row -> {
                    items.put(
                            row.getString("sku"),
                            new CatalogItem(
                                    new Money(row.getLong("unit_price_minor"), row.getString("currency")),
                                    row.getLong("available")));
                });
        return items;
    }
}
