package dev.backbone.order.view;

import static java.util.stream.Collectors.joining;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The orders page by page. An order keeps its place for ever, so whatever happens between two pages, no order comes
 * twice, and none is left out that was there, and in the wanted status, all the time.
 */
@Component
public class OrderList {

    private final JdbcClient jdbc;
    private final OrderRowMapper rows;

    OrderList(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.rows = new OrderRowMapper(json);
    }

    public OrderPage page(OrderQuery query) {
        return OrderPage.of(statement(jdbc, sql(query), query).query(rows).list(), query.limit());
    }

    /**
     * A statement that names only what is asked for: Postgres then reads a stretch of the index made for it. The order
     * begins with the status, though a page has only one, for no other index has this order: Postgres plans once for all
     * values, and might else look for a rare status among all orders.
     */
    static String sql(OrderQuery query) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        query.customerId().ifPresent(_ -> conditions.add("customer_id = :customer"));
        query.status().ifPresent(_ -> conditions.add("status between :status and :status"));
        query.after().ifPresent(_ -> conditions.add("(%s) < (%s)".formatted(place(query, "%s"), place(query, ":%s"))));
        return "select * from order_view where %s order by %s limit :limit"
                .formatted(String.join(" and ", conditions), place(query, "%s desc"));
    }

    /** What an order has its place by. */
    private static String place(OrderQuery query, String form) {
        return Stream.concat(query.status().stream().map(_ -> "status"), Stream.of("requested_at", "order_id"))
                .map(form::formatted)
                .collect(joining(", "));
    }

    static JdbcClient.StatementSpec statement(JdbcClient jdbc, String sql, OrderQuery query) {
        var statement = jdbc.sql(sql).param("limit", query.limit() + 1);
        query.customerId().ifPresent(customer -> statement.param("customer", customer));
        query.status().ifPresent(status -> statement.param("status", status.name()));
        query.after()
                .ifPresent(place -> statement
                        .param("requested_at", place.requestedAt().atOffset(ZoneOffset.UTC))
                        .param("order_id", place.orderId()));
        return statement;
    }
}
