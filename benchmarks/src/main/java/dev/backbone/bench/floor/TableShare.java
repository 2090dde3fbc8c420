package dev.backbone.bench.floor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order leaves in one table.
 *
 * @param indexes those of its keys included, by what follows the table's name in their definition
 * @param rows some real ones, each value as text
 */
record TableShare(
        String name,
        double rowsPerOrder,
        List<Column> columns,
        List<Index> indexes,
        List<List<@Nullable String>> rows) {

    /** {@code unique} says whether it belongs to a key. */
    record Column(String name, String type, boolean unique) {}

    record Index(boolean unique, String definition) {}
}
