package dev.backbone.stock.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backbone.runtime.OpaqueCursor;
import dev.backbone.stock.domain.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some items by sku; the shape of {@code GET /stock}.
 *
 * @param next the cursor of the page after this one; absent on the last
 */
record StockPage(
        List<StockItem> items,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {

    /** The first {@code limit} items of one more, if there is one more. */
    static StockPage of(List<Item> found, int limit) {
        var items = found.stream().limit(limit).map(StockItem::of).toList();
        return new StockPage(
                items, found.size() > limit ? cursor(items.getLast().sku()) : null);
    }

    /**
     * The sku after which a page begins.
     *
     * @throws IllegalArgumentException if the cursor is none of ours
     */
    static String after(String cursor) {
        var sku = new String(OpaqueCursor.read(cursor), UTF_8);
        if (!cursor(sku).equals(cursor) || sku.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("no sku");
        }
        return sku;
    }

    private static String cursor(String sku) {
        return OpaqueCursor.of(sku.getBytes(UTF_8));
    }
}
