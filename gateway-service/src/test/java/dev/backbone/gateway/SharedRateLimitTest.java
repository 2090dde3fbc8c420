package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.testkit.ReservedPort;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import redis.embedded.RedisServer;

/** Two gateways and a real Redis, and what becomes of them without it. */
@ExtendWith(OutputCaptureExtension.class)
class SharedRateLimitTest {

    private static final Duration NO_HANG = Duration.ofSeconds(5);
    private static final int BURST = 40;

    private final ReservedPort port = new ReservedPort();
    private final String token =
            Issuer.TRUSTED.token("orders:read", UUID.randomUUID().toString());
    private final RedisServer redis = newRedis();

    @AfterEach
    void stop() throws IOException {
        redis.stop();
        port.close();
    }

    @Test
    void gateways_that_share_a_redis_share_the_limits() throws IOException {
        redis.start();
        try (var gateways = start()) {
            var start = System.nanoTime();
            var allowed = allowed(gateways, BURST * 4);
            var seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
            assertThat(allowed)
                    .as("as many as one has, and one for each second")
                    .isBetween((long) BURST, BURST + seconds + 1);
        }
    }

    @Test
    void a_redis_that_hangs_delays_nobody_for_long(CapturedOutput output) throws IOException {
        try (var hanging = new ServerSocket(port.number());
                var gateways = start()) {
            assertThat(hanging.isBound()).isTrue();
            assertUnlimited(gateways);
            assertThat(output.getOut()).contains("Redis can't be reached");
        }
    }

    @Test
    void without_redis_requests_go_through_at_once_and_it_is_said_once(CapturedOutput output) throws IOException {
        redis.start();
        try (var gateways = start()) {
            allowed(gateways, BURST * 4);
            await().until(() -> get(gateways, 0).statusCode() == 429);
            redis.stop();
            await().until(() ->
                    get(gateways, 0).statusCode() == 400 && get(gateways, 1).statusCode() == 400);
            assertUnlimited(gateways);
            assertThat(output.getOut().lines().filter(line -> line.contains("Redis can't be reached")))
                    .as("once for each gateway")
                    .hasSize(2);
            redis.start();
            await().until(() -> allowed(gateways, BURST * 4) < BURST * 4);
        }
    }

    private void assertUnlimited(TwoGateways gateways) {
        assertThat(allowed(gateways, BURST * 4)).isEqualTo(BURST * 4L);
    }

    private long allowed(TwoGateways gateways, int requests) {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers = IntStream.range(0, requests)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> get(gateways, i % 2).statusCode(), threads))
                    .toList();
            return answers.stream().filter(each -> each.join() != 429).count();
        }
    }

    private HttpResponse<String> get(TwoGateways gateways, int gateway) {
        var start = System.nanoTime();
        var answer = gateways.client(gateway).with(token).get("/orders/none");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(NO_HANG);
        return answer;
    }

    private TwoGateways start() {
        return TwoGateways.start(
                "--backbone.rate-limit.redis-uri=redis://localhost:" + port.number(),
                "--backbone.rate-limit.redis-timeout=2s",
                "--backbone.rate-limit.burst=" + BURST,
                "--backbone.rate-limit.per-second=1");
    }

    private RedisServer newRedis() {
        try {
            return RedisServer.newRedisServer()
                    .port(port.number())
                    .setting("save \"\"")
                    .build();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
