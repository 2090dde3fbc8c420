package dev.backbone.order.view;

import dev.backbone.order.domain.Deadline;
import dev.backbone.order.domain.Order;
import dev.backbone.order.domain.Waiting;
import dev.backbone.runtime.View;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The orders as they stand. */
@Component
public class OrderView implements View<Order> {

    private static final String SAVE = """
            insert into order_view (order_id, customer_id, status, reason, detail, lines, total_minor, currency, version,
                                    requested_at, validated_at, confirmed_at, final_at, waiting_for, waiting_since)
            select order_id, customer_id, status, reason, detail, lines::json, total_minor, currency, version,
                   requested_at, validated_at, confirmed_at, final_at, waiting_for, waiting_since
            from unnest(:ids::uuid[], :customers::text[], :statuses::text[], :reasons::text[], :details::text[],
                        :lines::text[], :totals::bigint[], :currencies::text[], :versions::int[],
                        :requested::timestamptz[], :validated::timestamptz[], :confirmed::timestamptz[],
                        :final::timestamptz[], :waits::text[], :since::timestamptz[])
                as orders (order_id, customer_id, status, reason, detail, lines, total_minor, currency, version,
                           requested_at, validated_at, confirmed_at, final_at, waiting_for, waiting_since)
            on conflict (order_id) do update set
                status = excluded.status, reason = excluded.reason, detail = excluded.detail, lines = excluded.lines,
                total_minor = excluded.total_minor, currency = excluded.currency, version = excluded.version,
                validated_at = excluded.validated_at, confirmed_at = excluded.confirmed_at,
                final_at = excluded.final_at, waiting_for = excluded.waiting_for,
                waiting_since = excluded.waiting_since
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OrderView(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public String table() {
        return "order_view";
    }

    @Override
    public void save(Collection<Order> changed) {
        var known = changed.stream()
                .filter(order -> !(order instanceof Order.Unknown))
                .toList();
        var rows = known.stream().flatMap(order -> OrderRow.of(order).stream()).toList();
        var waits = known.stream().map(Waiting::of).toList();
        jdbc.sql(SAVE)
                .param("ids", rows.stream().map(OrderRow::orderId).toArray(UUID[]::new))
                .param("customers", texts(rows, OrderRow::customerId))
                .param("statuses", texts(rows, OrderRow::status))
                .param("reasons", texts(rows, OrderRow::reason))
                .param("details", texts(rows, OrderRow::detail))
                .param("lines", texts(rows, row -> json.writeValueAsString(row.lines())))
                .param(
                        "totals",
                        rows.stream()
                                .map(row ->
                                        row.total() == null ? null : row.total().amountMinor())
                                .toArray(Long[]::new))
                .param(
                        "currencies",
                        texts(
                                rows,
                                row -> row.total() == null ? null : row.total().currency()))
                .param("versions", rows.stream().map(OrderRow::version).toArray(Integer[]::new))
                .param("requested", times(rows, OrderRow::requestedAt))
                .param("validated", times(rows, OrderRow::validatedAt))
                .param("confirmed", times(rows, OrderRow::confirmedAt))
                .param("final", times(rows, OrderRow::finalAt))
                .param(
                        "waits",
                        texts(
                                waits,
                                wait -> wait.map(Waiting::deadline)
                                        .map(Deadline::name)
                                        .orElse(null)))
                .param("since", times(waits, wait -> wait.map(Waiting::since).orElse(null)))
                .update();
    }

    /** Empty if order-service has not heard of the order (yet). */
    public Optional<OrderRow> find(UUID orderId) {
        return jdbc.sql("select * from order_view where order_id = :id")
                .param("id", orderId)
                .query(new OrderRowMapper(json))
                .optional();
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> value) {
        var texts = new @Nullable String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = value.apply(rows.get(i));
        }
        return texts;
    }

    private static <T> @Nullable String[] times(List<T> rows, Function<T, @Nullable Instant> value) {
        return texts(rows, row -> {
            var time = value.apply(row);
            return time == null ? null : time.toString();
        });
    }
}
