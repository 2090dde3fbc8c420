package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.Topic;
import dev.backbone.gateway.fuzz.OrderLaw;
import dev.backbone.gateway.fuzz.Outcome;
import dev.backbone.gateway.fuzz.PublishedSince;
import dev.backbone.gateway.fuzz.RawClient;
import dev.backbone.gateway.fuzz.RequestGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Sends requests that are made from the OpenAPI document, valid ones and broken ones. A failure names the seed and the
 * number of the request; {@code -Dbackbone.fuzz.seed=} and {@code -Dbackbone.fuzz.count=} repeat or prolong it.
 */
class FuzzTest extends GatewayTest {

    private static final long SEED = Long.getLong("backbone.fuzz.seed", 20_261_121);
    private static final int COUNT = Integer.getInteger("backbone.fuzz.count", 2_000);
    private static final int AT_ONCE = 16;

    @Test
    void whatever_is_sent_is_answered_as_described_and_nothing_invalid_is_published() throws Exception {
        var before = PublishedSince.now();
        var outcomes = sendAll();
        assertThat(outcomes.stream()
                        .flatMap(outcome -> outcome.faults().stream())
                        .limit(20))
                .isEmpty();
        assertThat(outcomes).filteredOn(Outcome::isPublication).hasSizeGreaterThan(COUNT / 50);
        assertThat(before.subjects(Topic.ORDER_REQUESTS, Topic.STOCK_REQUESTS))
                .as("what was accepted was published, and what was refused was not; seed %d", SEED)
                .containsExactlyInAnyOrderElementsOf(outcomes.stream()
                        .filter(Outcome::isPublication)
                        .map(Outcome::subject)
                        .toList());
        assertThat(before.orders())
                .isNotEmpty()
                .allSatisfy(order -> assertThat(OrderLaw.breaches(order))
                        .as("%s, seed %d", order, SEED)
                        .isEmpty());
    }

    private List<Outcome> sendAll() throws InterruptedException, ExecutionException {
        var client = new RawClient(port);
        var headers = List.of("Authorization: " + Client.authorization());
        List<Callable<Outcome>> calls = IntStream.range(0, COUNT)
                .<Callable<Outcome>>mapToObj(index -> () -> {
                    var request = RequestGenerator.request(SEED, index, headers);
                    return new Outcome(index, SEED, request, client.send(request));
                })
                .toList();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> outcome : threads.invokeAll(calls)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        }
    }
}
