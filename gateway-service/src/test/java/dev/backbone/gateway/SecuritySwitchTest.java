package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.backbone.testkit.RealKafka;
import dev.backbone.testkit.ReservedPort;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** A gateway that asks for no tokens, and one whose authorization server is away. */
@ExtendWith(OutputCaptureExtension.class)
class SecuritySwitchTest {

    private static final String NO_KAFKA = "localhost:1";
    private static final String OFF = "--backbone.security.enabled=false";
    private static final String KEYS = "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=";

    @Test
    void switched_off_on_the_loopback_address_it_lets_everybody_do_everything(CapturedOutput output) {
        try (var gateway = start(NO_KAFKA, OFF, "--server.address=127.0.0.1")) {
            var nobody = client(gateway).with(null);
            assertThat(nobody.post("/orders", "{}").statusCode()).isEqualTo(400);
            var listing = CompletableFuture.supplyAsync(() -> nobody.put("/stock/mug", Bodies.ITEM));
            assertThat(nobody.post("/orders", Bodies.ORDER).statusCode()).isEqualTo(503);
            assertThat(listing.join().statusCode()).isEqualTo(503);
            assertThat(nobody.get("/nothing").statusCode()).isEqualTo(404);
            assertThat(client(gateway).with("nonsense").get("/nothing").statusCode())
                    .isEqualTo(404);
        }
        assertThat(output).contains("WARN").contains("Authorization is off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--server.address=0.0.0.0", "--server.address="})
    void switched_off_for_others_to_reach_it_does_not_start(String address) {
        assertThatThrownBy(() -> start(NO_KAFKA, OFF, address).close())
                .hasStackTraceContaining(
                        "Authorization can be switched off only if server.address is a loopback address.");
    }

    @Test
    void while_the_authorization_server_is_away_the_keys_that_are_known_hold() {
        var issuer = Issuer.start(0);
        try (var gateway = start(RealKafka.bootstrapServers(), KEYS + issuer.keySet())) {
            var known = client(gateway).with(issuer.token("ops"));
            assertThat(known.get("/nothing").statusCode()).isEqualTo(404);
            issuer.close();
            assertThat(known.get("/nothing").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void a_gateway_that_was_first_is_unavailable_until_the_authorization_server_comes() {
        var port = new ReservedPort();
        var issuer = Issuer.start(port.number());
        issuer.close();
        try (port;
                var gateway = start(RealKafka.bootstrapServers(), KEYS + issuer.keySet())) {
            var client = client(gateway).with(issuer.token("ops"));
            var early = client.get("/nothing");
            GatewayTest.assertProblem(early, 503);
            assertThat(early.headers().firstValue("Retry-After")).isPresent();
            assertThat(client.with(null).get("/actuator/health/readiness").statusCode())
                    .isEqualTo(200);
            try (var _ = issuer.again(port.number())) {
                await().until(() -> client.get("/nothing").statusCode() == 404);
            }
        }
    }

    private static ConfigurableApplicationContext start(String kafka, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--server.port=0", "--spring.kafka.bootstrap-servers=" + kafka));
        all.addAll(List.of(arguments));
        return new SpringApplicationBuilder(GatewayApplication.class).run(all.toArray(String[]::new));
    }

    private static Client client(ConfigurableApplicationContext gateway) {
        return new Client(gateway.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }
}
