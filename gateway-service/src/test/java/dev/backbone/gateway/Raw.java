package dev.backbone.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

/** Requests that no HTTP library would send. */
final class Raw {

    private static final int PATIENCE_MILLIS = 5_000;

    private Raw() {}

    /** An operator begins to place an order, the rest of which never comes. */
    static Socket startToOrder(int port) throws IOException {
        var socket = new Socket("localhost", port);
        socket.getOutputStream().write("""
                POST /orders HTTP/1.1\r
                Host: localhost\r
                Authorization: %s\r
                Content-Type: application/json\r
                Content-Length: 100\r
                \r
                {""".formatted(Client.authorization()).getBytes(ISO_8859_1));
        return socket;
    }

    /** Sends all of it on a connection of its own, and reads all that comes back until the gateway closes it. */
    static String exchange(int port, String request) {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
