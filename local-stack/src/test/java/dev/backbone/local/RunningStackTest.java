package dev.backbone.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.local.process.ManagedProcess;
import dev.backbone.local.process.ProcessIdentity;
import dev.backbone.local.testing.StubService;
import dev.backbone.local.testing.TestProject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings and restarts of the services in a running stack. */
class RunningStackTest {

    @TempDir
    private static Path home;

    private static LocalStack stack;

    @BeforeAll
    static void start() throws IOException {
        stack = LocalStack.builder(TestProject.root())
                .home(home)
                .services(Set.of(Service.GATEWAY, Service.ORDER, Service.SHIPMENT))
                .instances(Service.ORDER, 2)
                .environment("BACKBONE_EXTRA", "42")
                .start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void every_service_is_told_where_to_listen_and_whom_to_talk_to() throws Exception {
        Ports ports = stack.ports();
        assertThat(StubService.environmentOf(ports.gateway()))
                .contains("SERVER_ADDRESS=127.0.0.1", "BACKBONE_ROUTES_STOCK=http://localhost:" + ports.stock())
                .contains("RESOURCESERVER_JWT_ISSUERURI=http://localhost:" + ports.authorization())
                .contains("JWKSETURI=http://localhost:%d/oauth2/jwks".formatted(ports.authorization()))
                .contains("BACKBONE_REGISTER_FILE=" + home.resolve("data/gateway-service.register"))
                .contains("SPRING_KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:" + ports.kafka())
                .doesNotContain("SPRING_DATASOURCE");
        assertThat(StubService.environmentOf(ports.shipment()))
                .contains("SPRING_DATASOURCE_URL="
                        + stack.database(Service.SHIPMENT).url())
                .contains("SPRING_DATASOURCE_USERNAME=shipment_service", "BACKBONE_EXTRA=42")
                .contains("BACKBONE_CARRIER_DISPATCH_DELAY", "BACKBONE_CARRIER_TRANSIT_DELAY");
    }

    @Test
    void instances_of_a_service_have_a_port_of_their_own_and_the_same_database() throws Exception {
        ManagedProcess third = stack.addInstance(Service.ORDER);
        third.start();

        assertThat(stack.processes())
                .extracting(ManagedProcess::name)
                .containsExactly(
                        "postgres",
                        "kafka",
                        "gateway-service",
                        "order-service",
                        "order-service-2",
                        "order-service-3",
                        "shipment-service",
                        "authorization-server");
        assertThat(stack.processes()).extracting(ManagedProcess::port).doesNotHaveDuplicates();
        assertThat(StubService.environmentOf(third.port()))
                .contains(
                        "SPRING_DATASOURCE_URL=" + stack.database(Service.ORDER).url());
        assertThat(state().added())
                .containsEntry("order-service-3", third.port())
                .containsOnlyKeys("authorization-server", "order-service-2", "order-service-3");

        third.kill();
        assertThat(third.ready()).isFalse();
        assertThat(stack.process("order-service-2").ready()).isTrue();
    }

    @Test
    void tokens_come_from_the_stacks_own_server_with_its_own_secret() throws Exception {
        assertThat(stack.tokens().current()).contains("token-of-a-stub");
        assertThat(StubService.environmentOf(stack.ports().authorization()))
                .contains("BACKBONE_AUTHORIZATION_KEYFILE=" + home.resolve("data/signing-key.json"))
                .containsPattern("BACKBONE_AUTHORIZATION_CLIENTSECRET=[0-9a-f]{36}");
    }

    @Test
    void restarts_a_service_that_dies_and_leaves_the_others_alone() throws IOException {
        ManagedProcess order = stack.process("order-service");
        long kafka = pidOf(stack.process("kafka"));
        long before = pidOf(order);

        order.running().orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(60))
                .until(() -> order.ready()
                        && order.running().filter(p -> p.pid() != before).isPresent());
        assertThat(pidOf(stack.process("kafka"))).isEqualTo(kafka);
        assertThat(state().running())
                .extractingByKey("order-service")
                .extracting(ProcessIdentity::pid)
                .isEqualTo(pidOf(order));
    }

    private static StackState state() throws IOException {
        return StackState.read(home.resolve("stack.properties")).orElseThrow();
    }

    private static long pidOf(ManagedProcess process) {
        return process.running().orElseThrow().pid();
    }
}
