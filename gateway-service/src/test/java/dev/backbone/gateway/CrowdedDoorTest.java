package dev.backbone.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** More connections than there is memory for: each may hold a part of a request, for which nobody needs a token. */
@ExtendWith(OutputCaptureExtension.class)
class CrowdedDoorTest {

    private static final int ROOM = 20;
    private static final int PATIENCE_MILLIS = 5_000;
    private static final TwoGateways GATEWAYS = TwoGateways.start("--server.tomcat.max-connections=" + 4 * ROOM);

    private final Client client = GATEWAYS.client(0);

    @AfterAll
    static void stop() {
        GATEWAYS.close();
    }

    @Test
    void who_finds_no_room_is_sent_away_at_once_and_others_are_served_when_there_is_some(CapturedOutput output)
            throws IOException {
        var crowd = new ArrayList<Socket>();
        try {
            for (int i = 0; i < ROOM; i++) {
                crowd.add(halfARequest());
            }
            try (var late = halfARequest()) {
                assertThat(isClosedByTheOtherSide(late)).isTrue();
            }
            assertThat(output.getOut()).containsOnlyOnce("more are closed");
        } finally {
            for (var socket : crowd) {
                socket.close();
            }
        }
        await().ignoreExceptions().until(() -> Raw.exchange(client.port(), """
                        GET /actuator/health/liveness HTTP/1.1\r
                        Host: localhost\r
                        Connection: close\r
                        \r
                        """).startsWith("HTTP/1.1 200"));
        assertThat(output.getOut()).containsOnlyOnce("room for others again");
    }

    private Socket halfARequest() throws IOException {
        var socket = new Socket("localhost", client.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write("GET /orders HTTP/1.1\r\nHost: loc".getBytes(ISO_8859_1));
        return socket;
    }

    private static boolean isClosedByTheOtherSide(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }
}
