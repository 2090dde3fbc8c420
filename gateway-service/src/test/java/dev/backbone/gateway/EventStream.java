package dev.backbone.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of an order's stream that sees each line, and can hang up at any time. */
final class EventStream implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final JsonMapper JSON = new JsonMapper();

    private final Socket socket;
    private final BufferedReader reader;
    private final String head;

    /** One server-sent event. */
    record Event(@Nullable String id, @Nullable String type, JsonNode data) {}

    private EventStream(Client client, String path, @Nullable UUID lastEventId) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), client.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        var last = lastEventId == null ? "" : "Last-Event-ID: %s\r\n".formatted(lastEventId);
        socket.getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n%s\r\n"
                        .formatted(path, Client.authorization(), last)
                        .getBytes(UTF_8));
        reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        var lines = new ArrayList<String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            lines.add(line);
        }
        head = String.join("\n", lines);
    }

    static EventStream open(Client client, UUID orderId) {
        return open(client, orderId, null);
    }

    static EventStream open(Client client, UUID orderId, @Nullable UUID lastEventId) {
        try {
            return new EventStream(client, "/orders/%s/stream".formatted(orderId), lastEventId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Status line and headers. */
    String head() {
        return head;
    }

    /** The next event, comments left out. */
    Event next() {
        Map<String, String> fields = new HashMap<>();
        while (true) {
            var line = line();
            if (line.isEmpty() && fields.containsKey("data")) {
                return new Event(fields.get("id"), fields.get("event"), JSON.readTree(fields.get("data")));
            }
            var colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 1));
            }
        }
    }

    List<@Nullable String> nextTypes(int count) {
        List<@Nullable String> types = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            types.add(next().type());
        }
        return types;
    }

    /** The next line, whatever it says. */
    String line() {
        try {
            var line = reader.readLine();
            assertThat(line).as("a line, instead of the end").isNotNull();
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void assertEnded() {
        try {
            assertThat(reader.readLine()).isNull();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing but comments comes for a while. */
    void assertQuiet(int millis) {
        try {
            socket.setSoTimeout(millis);
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                assertThat(line).isIn("", ":");
            }
            throw new AssertionError("the stream has ended");
        } catch (SocketTimeoutException e) {
            assertThat(e).isNotNull();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
