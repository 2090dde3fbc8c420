package dev.backbone.bench.floor;

import dev.backbone.local.LocalStack;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What topics and tables held at one moment at which no order was under way. */
public record Census(TopicPositions topics, RowCounts tables) {

    public static Census of(LocalStack stack) throws SQLException {
        return new Census(TopicPositions.now(stack.kafkaBootstrap()), RowCounts.now(stack));
    }

    /** What so many orders, all that there were since, came to. */
    public Recipe since(Census earlier, long orders, LocalStack stack) throws SQLException {
        var topics = new TopicCensus(stack.kafkaBootstrap(), earlier.topics, this.topics).shares(orders);
        List<TableShare> shares = new ArrayList<>();
        for (OrderTable table : tables.rows().keySet()) {
            double rowsPerOrder = (double) tables.since(earlier.tables, table) / orders;
            shares.add(table.share(stack.database(table.service()), rowsPerOrder));
        }
        return new Recipe(topics, shares);
    }
}
