package dev.backbone.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "backbone.request-body.deadline=1s")
class BodyDeadlineTest extends GatewayTest {

    private static final Duration SOON = Duration.ofSeconds(6);
    private static final Duration BETWEEN_PIECES = Duration.ofMillis(100);

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 100000", "Transfer-Encoding: chunked"})
    void a_body_that_comes_too_slowly_is_given_up_and_its_connection_closed(String framing) throws IOException {
        var before = published();
        try (var socket = new Socket("localhost", port)) {
            write(socket, head("/orders", Client.authorization(), framing));
            trickle(socket, framing.startsWith("Transfer") ? "1\r\n \r\n" : " ");
            var answer = everything(socket);
            assertThat(answer).startsWith("HTTP/1.1 408 ").contains("application/problem+json", "Connection: close");
        }
        assertThat(published()).isEqualTo(before);
    }

    @Test
    void a_body_that_never_comes_is_given_up_as_well() throws IOException {
        try (var socket = new Socket("localhost", port)) {
            write(socket, head("/orders", Client.authorization(), "Content-Length: 100"));
            assertThat(everything(socket)).startsWith("HTTP/1.1 408 ").contains("application/problem+json");
        }
    }

    @ParameterizedTest
    @CsvSource({"/orders, nobody, 401", "/nothing, somebody, 404", "/stock, somebody, 405"})
    void a_body_that_nobody_reads_holds_no_place_either(String path, String who, int status) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            write(
                    socket,
                    head(path, who.equals("nobody") ? "Bearer x" : Client.authorization(), "Content-Length: 100000"));
            trickle(socket, " ");
            assertThat(everything(socket)).startsWith("HTTP/1.1 " + status + ' ');
        }
    }

    @Test
    void a_body_that_comes_in_pieces_within_the_time_is_read() throws IOException {
        var body = Bodies.ORDER.getBytes(UTF_8);
        try (var socket = new Socket("localhost", port)) {
            write(
                    socket,
                    head("/orders", Client.authorization(), "Connection: close\r\nContent-Length: " + body.length));
            for (byte each : body) {
                socket.getOutputStream().write(each);
            }
            assertThat(everything(socket)).startsWith("HTTP/1.1 202 ");
        }
    }

    @Test
    void what_is_left_of_a_body_is_read_so_that_the_connection_can_be_used_again() throws IOException {
        var nothing = head("/nothing", Client.authorization(), "Content-Length: 5") + "12345";
        try (var socket = new Socket("localhost", port)) {
            write(socket, nothing + nothing.replace("Host", "Connection: close\r\nHost"));
            assertThat(everything(socket).split("HTTP/1.1 404 ", -1)).hasSize(3);
        }
    }

    private static String head(String path, String authorization, String more) {
        return String.join(
                "\r\n",
                "POST " + path + " HTTP/1.1",
                "Host: localhost",
                "Authorization: " + authorization,
                "Content-Type: application/json",
                more,
                "",
                "");
    }

    /** Sends a piece now and then, for as long as anybody listens. */
    private static void trickle(Socket socket, String piece) {
        Thread.startVirtualThread(() -> {
            try {
                while (true) {
                    write(socket, piece);
                    LockSupport.parkNanos(BETWEEN_PIECES.toNanos());
                }
            } catch (IOException e) {
                // Nobody does any more, and that is what a test waits for.
                return;
            }
        });
    }

    private static String everything(Socket socket) throws IOException {
        var start = System.nanoTime();
        socket.setSoTimeout((int) SOON.toMillis());
        var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        return answer;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }
}
