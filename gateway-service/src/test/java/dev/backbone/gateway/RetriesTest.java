package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.testkit.RealKafka;
import dev.backbone.testkit.ReservedPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** A service of two instances, and what clients notice when one of them, or both, are not well. */
@ExtendWith(OutputCaptureExtension.class)
class RetriesTest {

    private static final int SOME = 20;
    private static final Duration PROBE_EVERY = Duration.ofMillis(200);

    private final StandIn well = StandIn.start();
    private final StandIn other = StandIn.start();

    @AfterEach
    void stop() {
        well.close();
        other.close();
    }

    @Test
    void instances_take_turns() {
        try (var gateway = start(well.url(), other.url())) {
            assertThat(statuses(gateway, SOME)).containsOnly(200);
            assertThat(List.of(well.asked().size(), other.asked().size())).containsExactly(SOME / 2, SOME / 2);
        }
    }

    @Test
    void one_that_is_dead_is_noticed_by_nobody_and_said_once(CapturedOutput output) {
        var port = new ReservedPort();
        var dead = "http://localhost:" + port.number();
        try (port;
                var gateway = start(dead, well.url())) {
            assertThat(statuses(gateway, SOME)).containsOnly(200);
            assertThat(lines(output, dead)).hasSize(1);
        }
        await("a gateway that stops doesn't say that it is back")
                .during(PROBE_EVERY.multipliedBy(5))
                .until(() -> lines(output, dead).size() == 1);
    }

    @Test
    void one_that_comes_back_gets_its_share_again(CapturedOutput output) {
        var port = new ReservedPort();
        var url = "http://localhost:" + port.number();
        try (port;
                var gateway = start(url, well.url())) {
            assertThat(statuses(gateway, SOME)).containsOnly(200);
            try (var back = StandIn.start(port.number())) {
                await().until(() -> output.getOut().contains(url + " is back"));
                assertThat(statuses(gateway, SOME)).containsOnly(200);
                assertThat(back.asked()).contains("/stock");
            }
        }
    }

    @Test
    void one_that_hangs_costs_one_time_out_and_is_left_alone(CapturedOutput output) throws IOException {
        try (var hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var gateway = start("http://localhost:" + hanging.getLocalPort(), well.url())) {
            var start = System.nanoTime();
            assertThat(statuses(gateway, SOME)).containsOnly(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            assertThat(lines(output, ":" + hanging.getLocalPort())).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void what_one_can_not_do_just_now_the_other_is_asked(int status) {
        other.says(status);
        try (var gateway = start(other.url(), well.url())) {
            assertThat(statuses(gateway, SOME)).containsOnly(200);
            assertThat(other.asked()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 500})
    void other_answers_are_answers(int status) {
        well.says(status);
        other.says(status);
        try (var gateway = start(other.url(), well.url())) {
            assertThat(statuses(gateway, 2)).containsOnly(status);
            assertThat(well.asked().size() + other.asked().size()).isEqualTo(2);
        }
    }

    @Test
    void a_service_that_fails_is_left_alone_until_it_works_again_and_both_are_said_once(CapturedOutput output) {
        well.says(503);
        other.says(503);
        try (var gateway = start(other.url(), well.url())) {
            assertThat(statuses(gateway, 30)).containsOnly(503);
            var refused = await("a refusal for which no instance was asked")
                    .until(() -> refusalByTheGateway(gateway), Optional::isPresent)
                    .orElseThrow();
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");

            well.says(200);
            other.says(200);
            await().until(() -> get(gateway).statusCode() == 200);
            await().until(() -> {
                get(gateway);
                return output.getOut().contains("stock-service works again");
            });
            assertThat(statuses(gateway, SOME)).containsOnly(200);
            assertThat(lines(output, "stock-service")).hasSize(2);
        }
    }

    /** The answer to a read, if it came from no instance. */
    private Optional<HttpResponse<String>> refusalByTheGateway(ConfigurableApplicationContext gateway) {
        long before = reads();
        var answer = get(gateway);
        assertThat(answer.statusCode()).isEqualTo(503);
        return Optional.of(answer).filter(_ -> reads() == before);
    }

    /** Returns the number of reads that reached an instance; the gateway's readiness checks don't count. */
    private long reads() {
        return Stream.of(well, other)
                .flatMap(each -> each.asked().stream())
                .filter("/stock"::equals)
                .count();
    }

    private static List<Integer> statuses(ConfigurableApplicationContext gateway, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> get(gateway).statusCode())
                .toList();
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext gateway) {
        var client = new Client(gateway.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        return client.sendUnchecked(client.request("/stock"));
    }

    private static List<String> lines(CapturedOutput output, String about) {
        return output.getOut().lines().filter(line -> line.contains(about)).toList();
    }

    private static ConfigurableApplicationContext start(String... instances) {
        RealKafka.createTopics();
        return new SpringApplicationBuilder(GatewayApplication.class)
                .run(
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + RealKafka.bootstrapServers(),
                        "--spring.http.clients.read-timeout=1s",
                        "--backbone.routing.breaker.pause=500ms",
                        "--backbone.routing.probe-every=" + PROBE_EVERY.toMillis() + "ms",
                        "--backbone.routes.stock=" + String.join(",", instances));
    }
}
