package dev.backbone.order.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.backbone.testkit.RealPostgres;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

/** Twenty thousand orders of forty customers; three at a time were requested in the same microsecond. */
class OrderListTest {

    private static final RealPostgres.Database database = RealPostgres.freshDatabase();
    private static final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private static final Optional<String> CUSTOMER = Optional.of("customer-7");
    private static final Optional<OrderStatus> STATUS = Optional.of(OrderStatus.REJECTED);

    private static final Pattern PARAMETER = Pattern.compile(":\\w+");

    private final OrderList list = new OrderList(jdbc, new JsonMapper());

    @BeforeAll
    static void plantOrders() {
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/runtime", "classpath:db/migration")
                .load()
                .migrate();
        plant("2026-01-01T00:00:00Z", 20_000);
        jdbc.sql("analyze order_view").update();
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                Arguments.of(Optional.empty(), Optional.empty(), "order_view_newest"),
                Arguments.of(CUSTOMER, Optional.empty(), "order_view_newest_of_customer"),
                Arguments.of(Optional.empty(), STATUS, "order_view_newest_in_status"),
                Arguments.of(CUSTOMER, STATUS, "order_view_newest_of_customer_in_status"));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void pages_have_every_order_once_newest_first(Optional<String> customer, Optional<OrderStatus> status) {
        var paged = new ArrayList<UUID>();
        Optional<OrderCursor> after = Optional.empty();
        do {
            var page = list.page(new OrderQuery(customer, status, after, 200));
            page.orders().forEach(order -> paged.add(order.orderId()));
            after = Optional.ofNullable(page.next()).map(OrderCursor::parse);
        } while (after.isPresent());

        assertThat(paged).isEqualTo(expected(customer, status)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("filters")
    void a_page_is_a_short_stretch_of_one_index(Optional<String> customer, Optional<OrderStatus> status, String index) {
        var first = new OrderQuery(customer, status, Optional.empty(), 20);
        var next = Objects.requireNonNull(list.page(first).next());

        for (var query : List.of(first, new OrderQuery(customer, status, Optional.of(OrderCursor.parse(next)), 20))) {
            assertThat(plan(query))
                    .containsPattern("Index Scan Backward using " + index + " on order_view .*rows=21")
                    .doesNotContain("Sort", "Filter");
        }
    }

    @Test
    void orders_that_come_in_between_two_pages_move_none_that_were_there() {
        plant("2025-06-01T00:00:00Z", 9);
        var before = expected(Optional.empty(), Optional.empty());
        var page = list.page(new OrderQuery(Optional.empty(), Optional.empty(), Optional.empty(), 100));
        var seen = new ArrayList<UUID>();
        while (true) {
            page.orders().forEach(order -> seen.add(order.orderId()));
            if (page.next() == null) {
                break;
            }
            // Before, at and after the place that the next page begins at.
            var cursor = OrderCursor.parse(page.next());
            plant("2026-06-01T00:00:00Z", 1);
            plant(cursor.requestedAt().toString(), 1);
            plant("2025-01-01T00:00:00Z", 1);
            page = list.page(new OrderQuery(Optional.empty(), Optional.empty(), Optional.of(cursor), 100));
        }

        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen.stream().filter(before::contains)).hasSameSizeAs(before);
        jdbc.sql("delete from order_view where customer_id = 'late'").update();
    }

    @Test
    void the_last_page_may_be_full_and_tells_of_no_further_one() {
        var all = expected(CUSTOMER, STATUS).size();
        assertThat(list.page(new OrderQuery(CUSTOMER, STATUS, Optional.empty(), all)))
                .satisfies(page -> assertThat(page.orders()).hasSize(all))
                .satisfies(page -> assertThat(page.next()).isNull());
        assertThat(list.page(new OrderQuery(Optional.of("nobody"), STATUS, Optional.empty(), 50)))
                .isEqualTo(new OrderPage(List.of(), null));
    }

    @Test
    void a_cursor_keeps_its_place_to_the_microsecond() {
        var place = new OrderCursor(Instant.parse("2026-01-01T10:15:30.123456Z"), new UUID(-1, 1));

        assertThat(OrderCursor.parse(place.text())).isEqualTo(place);
        assertThat(place.text()).hasSize(32).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "not a cursor",
                "AAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "________________________________"
            })
    void what_is_no_cursor_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> OrderCursor.parse(text));
    }

    private static List<UUID> expected(Optional<String> customer, Optional<OrderStatus> status) {
        return jdbc.sql("""
                        select order_id from order_view
                        where customer_id = coalesce(:customer, customer_id) and status = coalesce(:status, status)
                        order by requested_at desc, order_id desc
                        """)
                .param("customer", customer.orElse(null))
                .param("status", status.map(OrderStatus::name).orElse(null))
                .query((row, _) -> row.getObject("order_id", UUID.class))
                .list();
    }

    /** As the service has it planned: once, for all customers, states and limits. */
    private static String plan(OrderQuery query) {
        var names = PARAMETER
                .matcher(OrderList.sql(query))
                .results()
                .map(MatchResult::group)
                .toList();
        var number = new AtomicInteger();
        var numbered = PARAMETER.matcher(OrderList.sql(query)).replaceAll(_ -> "\\$" + number.incrementAndGet());
        var session = session();
        try {
            var own = JdbcClient.create(session);
            own.sql("set plan_cache_mode = force_generic_plan").update();
            own.sql("prepare page as " + numbered).update();
            var execution =
                    "explain (analyze, timing off, costs off) execute page (%s)".formatted(String.join(", ", names));
            return String.join(
                    "\n",
                    OrderList.statement(own, execution, query)
                            .query((row, _) -> row.getString(1))
                            .list());
        } finally {
            session.destroy();
        }
    }

    /** A connection of its own, by the protocol that takes the placeholders of {@code prepare} as they are. */
    private static SingleConnectionDataSource session() {
        var session = new SingleConnectionDataSource(database.jdbcUrl(), database.user(), database.password(), true);
        var settings = new Properties();
        settings.setProperty("preferQueryMode", "simple");
        session.setConnectionProperties(settings);
        return session;
    }

    /** From a moment on; fewer than a hundred come from the customer {@code late}. */
    private static void plant(String from, int orders) {
        jdbc.sql("""
                        insert into order_view (order_id, customer_id, status, lines, version, requested_at)
                        select gen_random_uuid(), case when :orders < 100 then 'late' else 'customer-' || n % 40 end,
                               (array['REQUESTED', 'VALIDATED', 'CONFIRMED', 'COMPLETED', 'REJECTED'])[n % 7 % 5 + 1],
                               '[]', 1, cast(:from as timestamptz) + n / 3 * interval '1 microsecond'
                        from generate_series(1, :orders) as n
                        """).param("from", from).param("orders", orders).update();
    }
}
