package dev.backbone.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbone.local.process.ManagedProcess;
import dev.backbone.local.testing.StubService;
import dev.backbone.local.testing.TestProject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
            assertThat(StubService.environmentOf(second))
                    .contains("BACKBONE_ROUTES_ORDERS=http://localhost:%d,http://localhost:%d"
                            .formatted(stack.ports().order(), otherOrders))
                    .contains("BACKBONE_REGISTER_FILE=" + home.resolve("data/gateway-service-2.register"))
                    .contains("BACKBONE_SECURITY_ENABLED=false");
            assertThat(stack.tokens().current()).isEmpty();
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
    void a_taken_port_is_one_clear_line_and_nothing_is_left_running() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                PortReservations reservations = new PortReservations()) {
            Ports free = reservations.drawAll();
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
}
