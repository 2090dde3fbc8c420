package dev.backbone.order.view;

import dev.backbone.events.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@link OrderView} has written. */
record OrderRowMapper(JsonMapper json) implements RowMapper<OrderRow> {

    @Override
    public OrderRow mapRow(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        return new OrderRow(
                row.getObject("order_id", UUID.class),
                row.getString("customer_id"),
                row.getString("status"),
                row.getString("reason"),
                row.getString("detail"),
                Arrays.asList(json.readValue(row.getString("lines"), OrderRow.Line[].class)),
                currency == null ? null : new Money(row.getLong("total_minor"), currency),
                row.getInt("version"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                time(row, "validated_at"),
                time(row, "confirmed_at"),
                time(row, "final_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
