package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.gateway.stream.OrderStreams;
import dev.backbone.testkit.FactPublisher;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Idle listeners by the thousand; {@code -Dbackbone.test.streams=9000} for more. Each takes two file descriptors. */
class ManyStreamsTest {

    private static final int MANY = Integer.getInteger("backbone.test.streams", 2_000);
    private static final int AT_A_TIME = 50;

    /** Each request takes the room of four streams. */
    private static final int ROOM_FOR_REQUESTS = 4 * (AT_A_TIME + 20);

    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void thousands_who_listen_to_silence_keep_no_order_out() {
        try (var gateways = TwoGateways.start(
                        "--backbone.stream.per-caller=" + MANY,
                        "--server.tomcat.max-connections=" + (MANY + ROOM_FOR_REQUESTS));
                var services = new FactPublisher()) {
            var tale = OrderTale.begin(gateways.client(0), services);
            var clients = open(gateways.client(1), tale);
            var streams = gateways.bean(1, OrderStreams.class);
            assertThat(streams.size()).isEqualTo(MANY);
            assertOrdersAreTaken(gateways.client(1));
            tale.publish(tale.validated(), tale.rejected());
            assertThat(clients).allSatisfy(client -> {
                assertThat(client.nextTypes(3)).containsExactly("OrderRequested", "OrderValidated", "OrderRejected");
                client.assertEnded();
                client.close();
            });
            await().until(() -> streams.size() == 0);
        }
    }

    private static ConcurrentLinkedQueue<EventStream> open(Client client, OrderTale tale) {
        var clients = new ConcurrentLinkedQueue<EventStream>();
        try (var threads =
                Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
            IntStream.range(0, MANY)
                    .forEach(_ -> threads.execute(() -> clients.add(EventStream.open(client, tale.orderId()))));
        }
        assertThat(clients).hasSize(MANY);
        return clients;
    }

    private static void assertOrdersAreTaken(Client client) {
        for (int i = 0; i < 100; i++) {
            var start = System.nanoTime();
            assertThat(client.post("/orders", Bodies.ORDER).statusCode()).isEqualTo(202);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        }
    }
}
