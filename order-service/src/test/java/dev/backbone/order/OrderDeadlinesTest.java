package dev.backbone.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.events.CancellationReason;
import dev.backbone.events.Event;
import dev.backbone.events.EventId;
import dev.backbone.events.Fact;
import dev.backbone.events.OrderEvent;
import dev.backbone.events.OrderEvent.OrderCancelled;
import dev.backbone.events.OrderEvent.OrderConfirmed;
import dev.backbone.events.Topic;
import dev.backbone.order.domain.Deadline;
import dev.backbone.testkit.FactPublisher;
import dev.backbone.testkit.RealKafka;
import dev.backbone.testkit.RealPostgres;
import dev.backbone.testkit.Samples;
import dev.backbone.testkit.SettableClock;
import dev.backbone.testkit.TopicReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two instances of order-service look for what is overdue at the same time, with one database and one clock. */
class OrderDeadlinesTest {

    /** Kafka takes no records from the future, so all of this has happened long ago. It only ever goes forward. */
    private static final SettableClock clock = new SettableClock(Instant.parse("2020-01-01T00:00:00Z"));

    private static final RealPostgres.Database database = RealPostgres.freshDatabase();
    private static final List<ConfigurableApplicationContext> instances = new ArrayList<>();

    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private final FactPublisher publisher = new FactPublisher(RealKafka.bootstrapServers(), clock);
    private final Samples the = order();

    @BeforeAll
    static void startTwoInstances() {
        RealKafka.createTopics();
        start();
        start();
    }

    @BeforeEach
    void listTheItem() {
        publisher.publish(the.levelChanged());
        await().until(() ->
                jdbc.sql("select count(*) from catalog").query(Long.class).single() == 1);
    }

    @AfterEach
    void closePublisher() {
        publisher.close();
    }

    @AfterAll
    static void stop() {
        instances.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    void an_order_is_cancelled_once_if_stock_or_payment_does_not_answer_in_time() {
        validate();

        clock.advance(Duration.ofMinutes(15).minusSeconds(1));
        staysSo(the.validated());
        clock.advance(Duration.ofSeconds(2));

        awaitOrders(the.validated(), proposal(Deadline.VALIDATED));
        assertThat(row("reason")).isEqualTo(CancellationReason.TIMED_OUT.name());
        assertThat(row("status")).isEqualTo("CANCELLED");
        staysSo(the.validated(), proposal(Deadline.VALIDATED));
    }

    @Test
    void a_confirmed_order_is_called_off_once_if_its_parcel_is_not_dispatched_in_time() {
        confirm();

        clock.advance(Duration.ofHours(24).minusSeconds(1));
        staysSo(the.validated(), the.confirmed());
        clock.advance(Duration.ofSeconds(2));

        var started = proposal(Deadline.CONFIRMED);
        awaitOrders(the.validated(), the.confirmed(), started);
        clock.advance(Duration.ofDays(100));
        staysSo(the.validated(), the.confirmed(), started);
        assertThat(row("status")).isEqualTo("CONFIRMED");

        publisher.publish(the.shipmentCancelled());
        var cancelled = new OrderCancelled(
                the.orderId(), CancellationReason.TIMED_OUT, "the parcel was not dispatched in time", false);
        awaitOrders(the.validated(), the.confirmed(), started, cancelled);
    }

    @Test
    void an_order_whose_parcel_never_arrives_is_cancelled_once() {
        confirm();
        publisher.publish(the.dispatched());
        awaitWaiting(Deadline.DISPATCHED, the);

        clock.advance(Duration.ofDays(30).minusSeconds(1));
        staysSo(the.validated(), the.confirmed());
        clock.advance(Duration.ofSeconds(2));

        awaitOrders(the.validated(), the.confirmed(), proposal(Deadline.DISPATCHED));
        publisher.publish(the.delivered());
        staysSo(the.validated(), the.confirmed(), proposal(Deadline.DISPATCHED));
    }

    @Test
    void a_deadline_that_passes_while_nobody_is_there_is_noticed_afterwards() {
        validate();
        instances.forEach(ConfigurableApplicationContext::close);
        instances.clear();

        clock.advance(Duration.ofMinutes(16));
        startTwoInstances();

        awaitOrders(the.validated(), proposal(Deadline.VALIDATED));
    }

    @Test
    void orders_that_are_answered_at_the_last_moment_are_confirmed_or_cancelled_and_never_both() {
        var orders = Stream.generate(OrderDeadlinesTest::order).limit(200).toList();
        orders.forEach(order -> publisher.publish(order.requested()));
        awaitWaiting(Deadline.VALIDATED, orders.toArray(Samples[]::new));

        orders.subList(0, 60).forEach(order -> publisher.publish(order.paymentAuthorized()));
        clock.advance(Duration.ofMinutes(16));
        orders.subList(60, 200).forEach(order -> publisher.publish(order.paymentAuthorized()));

        await().until(() -> jdbc.sql("""
                select count(*) from journal where type like '%PaymentAuthorized.v1' and stream_id = any(:ids)
                """)
                        .param(
                                "ids",
                                orders.stream()
                                        .map(order -> order.orderId().toString())
                                        .toArray(String[]::new))
                        .query(Long.class)
                        .single()
                == orders.size());
        await().untilAsserted(() -> {
            Map<String, List<Fact>> said =
                    new TopicReader().facts(Topic.ORDERS).stream().collect(Collectors.groupingBy(Fact::subject));
            assertThat(orders)
                    .allSatisfy(order -> assertThat(said.get(order.orderId().toString()))
                            .extracting(Fact::event)
                            .hasSize(2)
                            .last()
                            .isInstanceOfAny(OrderConfirmed.class, OrderCancelled.class));
        });
    }

    private void validate() {
        publisher.publish(the.requested());
        awaitWaiting(Deadline.VALIDATED, the);
        awaitOrders(the.validated());
    }

    private void confirm() {
        validate();
        publisher.publish(the.paymentAuthorized());
        awaitOrders(the.validated(), the.confirmed());
        awaitWaiting(Deadline.CONFIRMED, the);
    }

    private OrderEvent proposal(Deadline deadline) {
        return deadline.proposal(the.orderId());
    }

    private void staysSo(Event... expected) {
        await().during(Duration.ofSeconds(1)).untilAsserted(() -> assertOrders(expected));
    }

    private void awaitOrders(Event... expected) {
        await().untilAsserted(() -> assertOrders(expected));
    }

    private void assertOrders(Event... expected) {
        assertThat(new TopicReader().factsAbout(the.orderId(), Topic.ORDERS))
                .extracting(Fact::event)
                .containsExactly(expected);
    }

    private void awaitWaiting(Deadline deadline, Samples... orders) {
        await().until(() -> jdbc.sql("""
                                select count(*) from order_view where waiting_for = :deadline and order_id = any(:ids)
                                """)
                        .param("deadline", deadline.name())
                        .param("ids", Stream.of(orders).map(Samples::orderId).toArray(UUID[]::new))
                        .query(Long.class)
                        .single()
                == orders.length);
    }

    private String row(String column) {
        return jdbc.sql("select %s from order_view where order_id = :id".formatted(column))
                .param("id", the.orderId())
                .query(String.class)
                .single();
    }

    private static Samples order() {
        return new Samples(EventId.random(Instant.now()));
    }

    private static void start() {
        instances.add(new SpringApplicationBuilder(OrderServiceApplication.class)
                .initializers(context -> ((GenericApplicationContext) context).registerBean(Clock.class, () -> clock))
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + database.jdbcUrl(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password(),
                        "--spring.kafka.bootstrap-servers=" + RealKafka.bootstrapServers(),
                        "--backbone.deadlines.poll-interval=20ms"));
    }
}
