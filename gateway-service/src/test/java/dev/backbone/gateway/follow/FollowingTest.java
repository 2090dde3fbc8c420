package dev.backbone.gateway.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.gateway.follow.Following.Rest;
import dev.backbone.gateway.kafka.KafkaClients;
import dev.backbone.testkit.FactPublisher;
import dev.backbone.testkit.RealKafka;
import dev.backbone.testkit.Samples;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

@Timeout(60)
class FollowingTest {

    private final OrderRegister register = OrderRegister.open(null);
    private final Admin admin = RealKafka.admin();
    private final Consumer<String, byte[]> consumer = clients().newReader();
    private final Subscriptions subscriptions = new Subscriptions();
    private final Following following =
            new Following(register, new Progress(), List.of(subscriptions), Clock.systemUTC());

    @AfterEach
    void close() {
        consumer.close();
        admin.close();
        register.close();
    }

    @Test
    void it_reads_at_leisure_as_long_as_nobody_waits_for_an_order() throws Exception {
        RealKafka.createTopics();
        catchUp();
        var order = new Samples(UUID.randomUUID());

        assertThat(restAfter(order)).isEqualTo(Rest.AT_LEISURE);
        try (var _ = subscriptions.subscribe(order.orderId(), _ -> {})) {
            assertThat(restAfter(order)).isEqualTo(Rest.IN_A_HURRY);
        }
        assertThat(restAfter(order)).isEqualTo(Rest.AT_LEISURE);
    }

    /** There may be facts of other tests. */
    private void catchUp() throws ExecutionException, InterruptedException {
        goOn();
        var ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            goOn();
        }
    }

    private Rest restAfter(Samples order) throws ExecutionException, InterruptedException {
        try (var publisher = new FactPublisher()) {
            publisher.publish(order.requested());
        }
        var rest = goOn();
        while (rest.equals(Rest.NONE)) {
            rest = goOn();
        }
        return rest;
    }

    private Rest goOn() throws ExecutionException, InterruptedException {
        return following.goOn(consumer, admin);
    }

    private static KafkaClients clients() {
        var settings = new KafkaProperties();
        settings.setBootstrapServers(List.of(RealKafka.bootstrapServers()));
        return new KafkaClients(settings);
    }
}
