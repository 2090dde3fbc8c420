package dev.backbone.bench.floor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order leaves in one table.
 *
 * @param rows some real ones, each value as text
 */
record TableShare(String name, double rowsPerOrder, List<Column> columns, List<List<@Nullable String>> rows) {

    record Column(String name, String type) {}
}
