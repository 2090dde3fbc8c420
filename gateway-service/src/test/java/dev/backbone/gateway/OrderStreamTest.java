package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.events.Fact;
import dev.backbone.gateway.follow.Subscriptions;
import dev.backbone.gateway.stream.OrderStreams;
import dev.backbone.testkit.FactPublisher;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderStreamTest {

    private static final TwoGateways GATEWAYS = TwoGateways.start(
            "--backbone.stream.heartbeat=300ms",
            "--backbone.stream.patience=500ms",
            "--backbone.stream.send-within=1s");
    private static final FactPublisher SERVICES = new FactPublisher();
    private static final int MANY = 300;

    private final OrderTale tale = OrderTale.begin(GATEWAYS.client(0), SERVICES);

    @AfterEach
    void orderServiceIsUp() {
        GATEWAYS.orderServiceIsDown(false);
    }

    @AfterAll
    static void stop() {
        SERVICES.close();
        GATEWAYS.close();
    }

    @Test
    void a_stream_tells_what_has_happened_and_what_happens_until_the_order_ends() {
        var before = tale.validated();
        tale.publish(before);
        GATEWAYS.orderServiceSays(tale.journalPath(), tale.journal(before));
        try (var stream = EventStream.open(GATEWAYS.client(1), tale.orderId())) {
            assertThat(stream.head())
                    .startsWith("HTTP/1.1 200")
                    .containsIgnoringCase("Content-Type: text/event-stream");
            assertThat(stream.nextTypes(2)).containsExactly("OrderRequested", "OrderValidated");
            var live = new Fact[] {tale.reserved(), tale.authorized(), tale.confirmed(), tale.completed()};
            for (var fact : live) {
                tale.publish(fact);
                assertIs(fact, stream.next());
            }
            stream.assertEnded();
        }
        awaitNobody();
    }

    private static void assertIs(Fact fact, EventStream.Event event) {
        assertThat(event.id()).isEqualTo(fact.id().toString());
        assertThat(event.type()).isEqualTo(fact.event().getClass().getSimpleName());
        assertThat(event.data().path("id").asString()).isEqualTo(event.id());
        assertThat(event.data().path("type").asString())
                .isEqualTo(fact.envelope().type());
        assertThat(event.data().at("/data/orderId").asString())
                .isEqualTo(fact.envelope().subject());
    }

    @Test
    void payment_tokens_are_masked() {
        try (var stream = EventStream.open(GATEWAYS.client(1), tale.orderId())) {
            assertThat(stream.next().data().at("/data/payment/token").asString())
                    .isEqualTo("***");
        }
    }

    @Test
    void an_effect_that_is_heard_before_its_cause_is_told_after_it() {
        try (var stream = EventStream.open(GATEWAYS.client(1), tale.orderId())) {
            assertThat(stream.nextTypes(1)).containsExactly("OrderRequested");
            var facts = new Fact[] {tale.validated(), tale.reserved(), tale.rejected()};
            tale.publish(facts[2], facts[1], facts[0]);
            assertThat(stream.nextTypes(3)).containsExactlyElementsOf(OrderTale.types(facts));
            stream.assertEnded();
        }
    }

    @Test
    void what_follows_the_end_of_an_order_is_not_told() {
        var facts = new Fact[] {tale.validated(), tale.rejected(), tale.released()};
        tale.publish(facts[0]);
        GATEWAYS.orderServiceSays(tale.journalPath(), tale.journal(facts));
        try (var stream = EventStream.open(GATEWAYS.client(0), tale.orderId())) {
            assertThat(stream.nextTypes(3)).containsExactly("OrderRequested", "OrderValidated", "OrderRejected");
            stream.assertEnded();
        }
    }

    @Test
    void who_comes_back_gets_what_is_new_at_either_gateway() {
        var facts = new ArrayList<>(Stream.of(tale.validated(), tale.reserved(), tale.authorized(), tale.confirmed())
                .toList());
        facts.add(tale.completed());
        facts.forEach(tale::publish);
        GATEWAYS.orderServiceSays(tale.journalPath(), tale.journal(facts.toArray(Fact[]::new)));
        for (int had = 0; had < 4; had++) {
            try (var stream = EventStream.open(
                    GATEWAYS.client(had % 2), tale.orderId(), facts.get(had).id())) {
                var rest = facts.subList(had + 1, facts.size());
                assertThat(stream.nextTypes(rest.size()))
                        .containsExactlyElementsOf(OrderTale.types(rest.toArray(Fact[]::new)));
                stream.assertEnded();
            }
        }
    }

    @Test
    void who_has_it_all_gets_no_stream() {
        var facts = new Fact[] {tale.validated(), tale.rejected(), tale.released()};
        tale.publish(facts);
        GATEWAYS.orderServiceSays(tale.journalPath(), tale.journal(facts));
        for (var last : new Fact[] {facts[1], facts[2]}) {
            var client = GATEWAYS.client(1);
            var answer = client.send(client.request(tale.path())
                    .header("Last-Event-ID", last.id().toString()));
            assertThat(answer.statusCode()).isEqualTo(204);
        }
        awaitNobody();
    }

    @Test
    void who_has_something_unknown_gets_all_from_the_beginning() {
        try (var stream = EventStream.open(GATEWAYS.client(1), tale.orderId(), UUID.randomUUID())) {
            assertThat(stream.nextTypes(1)).containsExactly("OrderRequested");
        }
    }

    @Test
    void a_last_event_that_is_no_id_is_refused() {
        var client = GATEWAYS.client(1);
        var answer = client.send(client.request(tale.path()).header("Last-Event-ID", "7"));
        GatewayTest.assertProblem(answer, 400);
        assertThat(answer.body()).contains("\"parameter\":\"Last-Event-ID\"");
    }

    @Test
    void a_cause_that_was_not_heard_is_read_in_the_journal() {
        try (var stream = EventStream.open(GATEWAYS.client(1), tale.orderId())) {
            var facts = new Fact[] {tale.validated(), tale.reserved()};
            GATEWAYS.orderServiceSays(tale.journalPath(), tale.journal(facts));
            tale.publish(facts[1]);
            assertThat(stream.nextTypes(3)).containsExactly("OrderRequested", "OrderValidated", "StockReserved");
        }
    }

    @Test
    void a_cause_that_nobody_knows_is_waited_for_no_longer_in_the_end() {
        try (var stream = EventStream.open(GATEWAYS.client(1), tale.orderId())) {
            tale.validated();
            tale.publish(tale.reserved());
            GATEWAYS.orderServiceSays(tale.journalPath(), tale.journal());
            assertThat(stream.nextTypes(2)).containsExactly("OrderRequested", "StockReserved");
        }
    }

    @Test
    void an_end_that_was_not_heard_is_read_in_the_journal() {
        try (var stream = EventStream.open(GATEWAYS.client(1), tale.orderId())) {
            assertThat(stream.nextTypes(1)).containsExactly("OrderRequested");
            // Of long ago, so only the register takes it in.
            var end = Facts.fixed(1, new Samples(tale.orderId()).completed());
            GATEWAYS.orderServiceSays(tale.journalPath(), tale.journal(end));
            tale.publish(end);
            assertThat(stream.nextTypes(1)).containsExactly("OrderCompleted");
            stream.assertEnded();
        }
    }

    @Test
    void without_its_history_an_order_has_no_stream() {
        var decided = tale.validated();
        tale.publish(decided);
        GATEWAYS.orderServiceIsDown(true);
        await().untilAsserted(() -> {
            var answer = GATEWAYS.client(1).get(tale.path());
            GatewayTest.assertProblem(answer, 503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        });
        awaitNobody();
    }

    @Test
    void an_order_that_no_service_has_heard_of_has_one() {
        GATEWAYS.orderServiceIsDown(true);
        try (var stream = EventStream.open(GATEWAYS.client(1), tale.orderId())) {
            assertThat(stream.nextTypes(1)).containsExactly("OrderRequested");
            tale.publish(tale.validated());
            assertThat(stream.nextTypes(1)).containsExactly("OrderValidated");
        }
    }

    @Test
    void who_may_not_see_an_order_may_not_listen_to_it() {
        var stranger = GATEWAYS.client(1).with(Issuer.TRUSTED.token("orders:read", "13047"));
        var others = stranger.get(tale.path());
        GatewayTest.assertProblem(others, 404);
        assertThat(stranger.get("/orders/%s/stream".formatted(UUID.randomUUID()))
                        .body())
                .isEqualTo(others.body());
        GatewayTest.assertProblem(GATEWAYS.client(1).get("/orders/1/stream"), 400);
    }

    @Test
    void only_reading_is_possible() {
        var client = GATEWAYS.client(0);
        GatewayTest.assertProblem(client.post(tale.path(), "{}"), 405);
        GatewayTest.assertProblem(client.send(client.request(tale.path()).header("Accept", "application/json")), 406);
        var head = client.send(client.request(tale.path()).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        awaitNobody();
    }

    @Test
    void who_listens_to_silence_hears_that_somebody_is_there() {
        try (var stream = EventStream.open(GATEWAYS.client(0), tale.orderId())) {
            stream.next();
            assertThat(stream.line()).isEqualTo(":");
            assertThat(stream.line()).isEmpty();
            assertThat(stream.line()).isEqualTo(":");
        }
    }

    @Test
    void who_hangs_up_is_forgotten() {
        var clients = new ArrayList<EventStream>();
        for (int i = 0; i < MANY; i++) {
            clients.add(EventStream.open(GATEWAYS.client(1), tale.orderId()));
        }
        assertThat(GATEWAYS.bean(1, OrderStreams.class).size()).isEqualTo(MANY);
        assertThat(GATEWAYS.bean(1, Subscriptions.class).size()).isEqualTo(MANY);
        clients.forEach(EventStream::close);
        awaitNobody();
    }

    @Test
    void who_does_not_receive_is_cut_off() {
        var facts = Stream.generate(tale::huge).limit(200).toArray(Fact[]::new);
        try (var stream = EventStream.open(GATEWAYS.client(1), tale.orderId())) {
            assertThat(stream.head()).startsWith("HTTP/1.1 200");
            tale.publish(facts);
            awaitNobody();
        }
    }

    private static void awaitNobody() {
        await().untilAsserted(() -> {
            for (int gateway = 0; gateway < 2; gateway++) {
                assertThat(GATEWAYS.bean(gateway, OrderStreams.class).size()).isZero();
                assertThat(GATEWAYS.bean(gateway, Subscriptions.class).size()).isZero();
            }
        });
    }
}
