package dev.backbone.bench.floor;

import dev.backbone.local.LocalStack;
import dev.backbone.local.Service;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** How many rows the tables that orders leave rows in had at one moment. */
public record RowCounts(Map<OrderTable, Long> rows) {

    public static RowCounts now(LocalStack stack) throws SQLException {
        Map<OrderTable, Long> rows = new HashMap<>();
        for (Service service : Service.values()) {
            for (OrderTable table : OrderTable.of(service)) {
                rows.put(table, table.count(stack.database(service)));
            }
        }
        return new RowCounts(rows);
    }

    long since(RowCounts earlier, OrderTable table) {
        return rows.getOrDefault(table, 0L) - earlier.rows.getOrDefault(table, 0L);
    }
}
