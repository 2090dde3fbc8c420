package dev.backbone.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backbone.local.PortReservations;
import dev.backbone.local.StackState;
import dev.backbone.local.process.ProcessIdentity;
import dev.backbone.local.testing.TestProject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands as a user runs them: each in a JVM of its own. */
class BackboneTest {

    private final PortReservations reservations = new PortReservations();
    private Path root;
    private List<String> ports;

    record Result(int exitCode, String output) {}

    @BeforeEach
    void reserve_ports() throws IOException {
        root = TestProject.root();
        ports = List.of(
                "--port=" + reservations.draw(),
                "--services-port=" + reservations.draw(4),
                "--kafka-port=" + reservations.draw(2),
                "--postgres-port=" + reservations.draw(),
                "--auth-port=" + reservations.draw());
    }

    @AfterEach
    void down() throws Exception {
        assertThat(run("down").exitCode()).isZero();
        reservations.close();
    }

    @Test
    void up_shows_where_to_knock_and_status_shows_what_runs_until_down() throws Exception {
        assertThat(run("token"))
                .isEqualTo(new Result(2, "backbone: nothing is up: start the suite with ./backbone up\n"));
        Result up = up("--detach", "--fresh");
        assertThat(up.output())
                .contains("All ready after")
                .contains("/orders/$id")
                .contains("TOKEN=$(./backbone token)");
        assertThat(up.exitCode()).isZero();

        assertThat(up("--detach").output()).startsWith("Already up (pid ");
        assertThat(up("--detach", "--fresh").exitCode()).isEqualTo(2);
        Result status = run("status");
        assertThat(status.output())
                .contains("kafka", "postgres", "order-service", "authorization-server", "supervisor", "total");
        assertThat(status.exitCode()).isZero();
        assertThat(run("token")).as("nothing but a token").isEqualTo(new Result(0, "token-of-a-stub\n"));
        assertThat(run("token", "--customer=17850", "--scope=orders:read").exitCode())
                .isZero();
        assertThat(run("logs", "postgres").output()).contains("ready to accept connections");

        List<ProcessHandle> running = children();
        assertThat(run("down").output()).endsWith("Everything is stopped.\n");
        assertThat(running).hasSize(8).noneMatch(ProcessHandle::isAlive);
        assertThat(run("status")).isEqualTo(new Result(3, "Nothing is up.\n"));
        assertThat(run("audit")).isEqualTo(new Result(3, "Nothing is up.\n"));
    }

    @Test
    void without_authorization_there_are_no_tokens() throws Exception {
        assertThat(up("--detach", "--no-auth", "--instances=gateway-service=2").output())
                .doesNotContain("TOKEN");
        assertThat(run("status").output()).contains("gateway-service-2 ").doesNotContain("authorization-server");
        assertThat(run("token"))
                .isEqualTo(new Result(2, "backbone: this stack asks for no tokens: it was started with --no-auth\n"));
    }

    @Test
    void nothing_outlives_a_killed_supervisor_and_the_next_up_works_even_if_everything_was_killed() throws Exception {
        assertUp();
        List<ProcessHandle> orphans = children();
        supervisor().destroyForcibly();
        await().atMost(Duration.ofSeconds(60)).until(() -> orphans.stream().noneMatch(ProcessHandle::isAlive));

        assertUp();
        supervisor().destroyForcibly();
        children().forEach(ProcessHandle::destroyForcibly);

        assertUp();
    }

    @Test
    void instances_are_shown_and_stopped_like_the_rest() throws Exception {
        assertThat(up("--detach", "--instances=all=2", "--instances", "stock-service=1")
                        .exitCode())
                .isZero();

        assertThat(run("status").output())
                .contains("order-service-2 ", "payment-service-2 ", "shipment-service-2 ")
                .doesNotContain("stock-service-2", "gateway-service-2");
        assertThat(children()).hasSize(11);
        assertThat(run("logs", "order-service-2").exitCode()).isZero();
    }

    @Test
    void instances_of_what_is_no_service_are_one_line_and_exit_code_2() throws Exception {
        assertThat(up("--instances=orders=2"))
                .isEqualTo(new Result(
                        2, "backbone: --instances knows no 'orders': name a service such as order-service, or all\n"));
    }

    @Test
    void a_taken_port_is_one_line_and_exit_code_2() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Result up = run("up", "--detach", "--port=" + taken.getLocalPort());

            assertThat(up)
                    .isEqualTo(new Result(
                            2, "backbone: port " + taken.getLocalPort() + " is taken: choose another with --port\n"));
        }
    }

    private Result up(String... flags) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("up"));
        arguments.addAll(List.of(flags));
        arguments.addAll(ports);
        return run(arguments.toArray(String[]::new));
    }

    private Result run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dbackbone.root=" + root,
                "-cp",
                System.getProperty("java.class.path"),
                Backbone.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private void assertUp() throws Exception {
        Result up = up("--detach");
        assertThat(up.exitCode()).as(up.output()).isZero();
    }

    private ProcessHandle supervisor() throws IOException {
        return state().supervisor().find().orElseThrow();
    }

    private List<ProcessHandle> children() throws IOException {
        return state().running().values().stream()
                .map(ProcessIdentity::find)
                .map(found -> found.orElseThrow())
                .toList();
    }

    private StackState state() throws IOException {
        return StackState.read(root.resolve(".backbone/stack.properties")).orElseThrow();
    }
}
