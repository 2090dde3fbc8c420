package dev.backbone.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.Envelope;
import dev.backbone.events.EventId;
import dev.backbone.events.EventType;
import dev.backbone.events.Fact;
import dev.backbone.events.FactCodec;
import dev.backbone.events.KafkaBinding;
import dev.backbone.events.Money;
import dev.backbone.events.PaymentEvent.PaymentVoided;
import dev.backbone.events.Topic;
import dev.backbone.local.LocalStack;
import dev.backbone.local.Service;
import dev.backbone.local.audit.Audit;
import dev.backbone.local.audit.AuditOptions;
import dev.backbone.local.audit.AuditReport;
import dev.backbone.local.audit.Violation;
import dev.backbone.system.Shop.Line;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** On a suite of its own, since what is planted here stays on its topics. */
@StartsSuite
class AuditIT {

    private static LocalStack stack;
    private static Shop shop;

    @BeforeAll
    static void start() {
        stack = Suite.fresh("stack-audit").start();
        shop = new Shop(stack);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void a_suite_is_clean_until_somebody_changes_a_row_or_says_what_is_not_his_to_say() throws Exception {
        var sku = shop.list(255, 10);
        var orderId = shop.order("tok_ok", new Line(sku, 2));
        shop.awaitEnd(orderId);
        shop.awaitEnd(shop.order("tok_declined", new Line(sku, 2)));
        shop.awaitEnd(shop.order("tok_flaky", new Line(sku, 2)));
        shop.awaitEnd(shop.order("tok_ok", new Line(sku, 11)));
        shop.awaitEnd(shop.order("tok_ok", new Line("nobody-sells-this", 1)));
        var waiting = shop.order("tok_timeout", new Line(sku, 1));

        var report = audit(false);
        assertThat(report.violations()).isEmpty();
        assertThat(report.scope()).contains("6 orders (5 at rest, 1 under way), 1 items");
        assertThat(audit(true).violations()).containsExactly(new Violation("order " + waiting, "stuck: not final"));

        addOnHand(sku, 1);
        assertThat(audit(false).violations())
                .extracting(Violation::about)
                .isNotEmpty()
                .containsOnly("sku " + sku);
        addOnHand(sku, -1);

        var foreign = publishVoid(UUID.fromString(orderId));
        assertThat(audit(false).violations())
                .containsExactly(new Violation(
                        "order " + orderId,
                        "PaymentVoided %s is on payments, but was never decided".formatted(foreign)));
    }

    private static AuditReport audit(boolean allFinal) throws InterruptedException {
        return Audit.of(stack).run(new AuditOptions(Duration.ofSeconds(10), allFinal));
    }

    private static void addOnHand(String sku, int quantity) throws SQLException {
        var database = stack.database(Service.STOCK);
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var update = connection.prepareStatement("update item set on_hand = on_hand + ? where sku = ?")) {
            update.setInt(1, quantity);
            update.setString(2, sku);
            assertThat(update.executeUpdate()).isOne();
        }
    }

    private static UUID publishVoid(UUID orderId) throws Exception {
        var event = new PaymentVoided(orderId, new Money(510, "GBP"));
        var envelope = new Envelope(
                EventId.random(Instant.now()),
                Topic.PAYMENTS.writer(),
                EventType.of(event).typeName(),
                event.subject(),
                100L,
                Instant.now(),
                event.subject(),
                null,
                null);
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.kafkaBootstrap()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var encoded = FactCodec.encode(new Fact(envelope, event));
            producer.send(KafkaBinding.toRecord(encoded, Topic.PAYMENTS)).get();
        }
        return envelope.id();
    }
}
