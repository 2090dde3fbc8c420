package dev.backbone.stock.view;

import dev.backbone.events.Money;
import dev.backbone.stock.domain.Item;
import dev.backbone.stock.domain.Item.Listing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The items as they stand. */
@Component
public class ItemTable {

    private final JdbcClient jdbc;

    ItemTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Reads the items among {@code skus} that are known, and keeps everybody else from changing them until the
     * transaction ends. Locks in sku order, so that two batches never wait for each other.
     */
    public Map<String, Item> lock(Collection<String> skus) {
        if (skus.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select * from item where sku = any(:skus) order by sku for update")
                .param("skus", skus.toArray(String[]::new))
                .query((row, _) -> read(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Item::sku, Function.identity()));
    }

    /** Writes the items, which were {@link #lock}ed or are new, with one statement. */
    public void save(List<Item> items) {
        if (items.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into item (sku, name, unit_price_minor, currency, replenish_below, on_hand, reserved,
                                          version)
                        select * from unnest(:skus::text[], :names::text[], :prices::bigint[], :currencies::text[],
                                             :thresholds::bigint[], :onHand::bigint[], :reserved::bigint[],
                                             :versions::bigint[])
                        on conflict (sku) do update set
                            name = excluded.name, unit_price_minor = excluded.unit_price_minor,
                            currency = excluded.currency, replenish_below = excluded.replenish_below,
                            on_hand = excluded.on_hand, reserved = excluded.reserved, version = excluded.version
                        """)
                .param("skus", items.stream().map(Item::sku).toArray(String[]::new))
                .param("names", listings(items, Listing::name, String[]::new))
                .param("prices", listings(items, listing -> listing.unitPrice().amountMinor(), Long[]::new))
                .param(
                        "currencies",
                        listings(items, listing -> listing.unitPrice().currency(), String[]::new))
                .param("thresholds", listings(items, Listing::replenishBelow, Long[]::new))
                .param("onHand", items.stream().mapToLong(Item::onHand).toArray())
                .param("reserved", items.stream().mapToLong(Item::reserved).toArray())
                .param("versions", items.stream().mapToLong(Item::version).toArray())
                .update();
    }

    /** Empty for a sku that was neither listed nor received. */
    public Optional<Item> find(String sku) {
        return jdbc.sql("select * from item where sku = :sku")
                .param("sku", sku)
                .query((row, _) -> read(row))
                .optional();
    }

    /** Items in the order of their skus; the first is the one after {@code after}, if that is given. */
    public List<Item> list(Optional<String> after, int atMost) {
        return jdbc.sql("select * from item where sku > :after order by sku limit :atMost")
                .param("after", after.orElse(""))
                .param("atMost", atMost)
                .query((row, _) -> read(row))
                .list();
    }

    private static Item read(ResultSet row) throws SQLException {
        var name = row.getString("name");
        Optional<Listing> listing = name == null
                ? Optional.empty()
                : Optional.of(new Listing(
                        name,
                        new Money(row.getLong("unit_price_minor"), row.getString("currency")),
                        row.getObject("replenish_below", Long.class)));
        return new Item(
                row.getString("sku"), listing, row.getLong("on_hand"), row.getLong("reserved"), row.getLong("version"));
    }

    private static <T> @Nullable T[] listings(
            List<Item> items, Function<Listing, ? extends @Nullable T> value, IntFunction<@Nullable T[]> array) {
        var column = array.apply(items.size());
        for (int i = 0; i < column.length; i++) {
            var listing = items.get(i).listing();
            column[i] = listing.isPresent() ? value.apply(listing.get()) : null;
        }
        return column;
    }
}
