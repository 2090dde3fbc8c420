package dev.backbone.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.backbone.local.process.ManagedProcess;
import dev.backbone.local.process.ProcessIdentity;
import dev.backbone.local.testing.TestProject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {

    @TempDir
    private Path home;

    @Test
    void starts_everything_and_leaves_nothing_running_when_closed() throws IOException {
        List<ProcessHandle> running;
        try (LocalStack stack =
                LocalStack.builder(TestProject.root()).home(home).start()) {
            assertThat(stack.processes())
                    .extracting(ManagedProcess::name)
                    .containsExactlyInAnyOrder(
                            "kafka",
                            "postgres",
                            "gateway-service",
                            "order-service",
                            "stock-service",
                            "payment-service",
                            "shipment-service",
                            "authorization-server");
            assertThat(stack.processes()).allMatch(ManagedProcess::ready);
            running = stack.processes().stream()
                    .map(process -> process.running().orElseThrow())
                    .toList();
        }
        assertThat(running).hasSize(8).noneMatch(ProcessHandle::isAlive);
        assertThat(home.resolve("stack.properties")).doesNotExist();
    }

    @Test
    void tells_every_service_where_to_listen_and_whom_to_talk_to() throws Exception {
        try (LocalStack stack = LocalStack.builder(TestProject.root())
                .home(home)
                .services(Set.of(Service.GATEWAY, Service.SHIPMENT))
                .environment("BACKBONE_EXTRA", "42")
                .start()) {
            Ports ports = stack.ports();
            assertThat(environmentOf(ports.gateway()))
                    .contains("SERVER_ADDRESS=127.0.0.1", "BACKBONE_ROUTES_STOCK=http://localhost:" + ports.stock())
                    .contains("RESOURCESERVER_JWT_ISSUERURI=http://localhost:" + ports.authorization())
                    .contains("JWKSETURI=http://localhost:%d/oauth2/jwks".formatted(ports.authorization()))
                    .contains("BACKBONE_REGISTER_FILE=" + home.resolve("data/gateway-service.register"))
                    .contains("SPRING_KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:" + ports.kafka())
                    .doesNotContain("SPRING_DATASOURCE");
            assertThat(environmentOf(ports.shipment()))
                    .contains("SPRING_DATASOURCE_URL="
                            + stack.database(Service.SHIPMENT).url())
                    .contains("SPRING_DATASOURCE_USERNAME=shipment_service", "BACKBONE_EXTRA=42")
                    .contains("BACKBONE_CARRIER_DISPATCH_DELAY", "BACKBONE_CARRIER_TRANSIT_DELAY");
        }
    }

    @Test
    void instances_of_a_service_have_a_port_of_their_own_and_the_same_database() throws Exception {
        try (LocalStack stack = LocalStack.builder(TestProject.root())
                .home(home)
                .services(Set.of(Service.ORDER))
                .instances(Service.ORDER, 2)
                .start()) {
            ManagedProcess third = stack.addInstance(Service.ORDER);
            third.start();

            assertThat(stack.processes())
                    .extracting(ManagedProcess::name)
                    .containsExactly("postgres", "kafka", "order-service", "order-service-2", "order-service-3");
            assertThat(stack.processes()).extracting(ManagedProcess::port).doesNotHaveDuplicates();
            assertThat(environmentOf(third.port()))
                    .contains("SPRING_DATASOURCE_URL="
                            + stack.database(Service.ORDER).url());
            assertThat(StackState.read(home.resolve("stack.properties"))
                            .orElseThrow()
                            .added())
                    .containsEntry("order-service-3", third.port())
                    .containsOnlyKeys("order-service-2", "order-service-3");

            third.kill();
            assertThat(third.ready()).isFalse();
            assertThat(stack.process("order-service-2").ready()).isTrue();
        }
    }

    @Test
    void each_gateway_knows_all_instances_and_has_a_register_of_its_own() throws Exception {
        try (LocalStack stack = LocalStack.builder(TestProject.root())
                .home(home)
                .services(Set.of(Service.GATEWAY, Service.ORDER))
                .instances(Service.GATEWAY, 2)
                .instances(Service.ORDER, 2)
                .authorization(false)
                .start()) {
            int second = stack.process("gateway-service-2").port();
            int otherOrders = stack.process("order-service-2").port();

            assertThat(stack.baseUris()).containsExactly(stack.baseUri(), URI.create("http://localhost:" + second));
            assertThat(environmentOf(second))
                    .contains("BACKBONE_ROUTES_ORDERS=http://localhost:%d,http://localhost:%d"
                            .formatted(stack.ports().order(), otherOrders))
                    .contains("BACKBONE_REGISTER_FILE=" + home.resolve("data/gateway-service-2.register"))
                    .contains("BACKBONE_SECURITY_ENABLED=false");
            assertThat(stack.tokens().current()).isEmpty();
        }
    }

    @Test
    void tokens_come_from_the_stacks_own_server_with_its_own_secret() throws Exception {
        try (LocalStack stack = LocalStack.builder(TestProject.root())
                .home(home)
                .services(Set.of(Service.GATEWAY))
                .start()) {
            assertThat(stack.tokens().current()).contains("token-of-a-stub");
            assertThat(environmentOf(stack.ports().authorization()))
                    .contains("BACKBONE_AUTHORIZATION_KEYFILE=" + home.resolve("data/signing-key.json"))
                    .containsPattern("BACKBONE_AUTHORIZATION_CLIENTSECRET=[0-9a-f]{36}");
        }
    }

    @Test
    void nothing_has_no_instances() throws IOException {
        LocalStackBuilder builder = LocalStack.builder(TestProject.root());

        assertThatThrownBy(() -> builder.instances(Service.ORDER, 0))
                .isInstanceOf(StackException.class)
                .hasMessage("there can't be 0 instances of order-service");
    }

    @Test
    void restarts_a_service_that_dies_and_leaves_the_others_alone() throws IOException {
        try (LocalStack stack = LocalStack.builder(TestProject.root())
                .home(home)
                .services(Set.of(Service.ORDER))
                .start()) {
            ManagedProcess order = stack.process("order-service");
            long kafka = pidOf(stack.process("kafka"));
            long before = pidOf(order);

            order.running().orElseThrow().destroyForcibly();

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> order.ready()
                            && order.running().filter(p -> p.pid() != before).isPresent());
            assertThat(pidOf(stack.process("kafka"))).isEqualTo(kafka);
            assertThat(StackState.read(home.resolve("stack.properties"))
                            .orElseThrow()
                            .running())
                    .extractingByKey("order-service")
                    .extracting(ProcessIdentity::pid)
                    .isEqualTo(pidOf(order));
        }
    }

    @Test
    void a_taken_port_is_one_clear_line_and_nothing_is_left_running() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports free = Ports.free();
            Ports ports =
                    Ports.of(free.gateway(), free.order(), taken.getLocalPort(), free.postgres(), free.authorization());
            LocalStackBuilder builder =
                    LocalStack.builder(TestProject.root()).home(home).ports(ports);

            assertThatThrownBy(builder::start)
                    .isInstanceOf(StackException.class)
                    .hasMessage("port " + taken.getLocalPort() + " is taken: choose another with --kafka-port")
                    .hasFieldOrPropertyWithValue("exitCode", 2);
        }
        assertThat(home.resolve("stack.properties")).doesNotExist();
    }

    @Test
    void a_second_stack_in_the_same_home_is_refused() throws IOException {
        LocalStackBuilder builder =
                LocalStack.builder(TestProject.root()).home(home).services(Set.of());
        try (LocalStack first = builder.build()) {
            assertThat(first.processes()).isEmpty();
            assertThatThrownBy(builder::build)
                    .isInstanceOf(StackException.class)
                    .hasMessageStartingWith("already up");
        }
    }

    @Test
    void a_program_that_is_not_built_stops_the_whole_start() throws IOException {
        Path empty = Files.createDirectory(home.resolve("empty-project"));
        LocalStackBuilder builder = LocalStack.builder(empty).home(home.resolve("home"));

        assertThatThrownBy(builder::start).isInstanceOf(StackException.class).hasMessageContaining("not built");
        assertThat(home.resolve("home/stack.properties")).doesNotExist();
    }

    private static long pidOf(ManagedProcess process) {
        return process.running().orElseThrow().pid();
    }

    private static String environmentOf(int port) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + port + "/environment");
            return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
