package dev.backbone.gateway;

import dev.backbone.testkit.RealKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** Another address of the real broker: forwards what it gets until it is closed. */
final class Forwarder implements AutoCloseable {

    private final ServerSocket server;

    private Forwarder(ServerSocket server) {
        this.server = server;
    }

    static Forwarder start(int port) throws IOException {
        RealKafka.createTopics();
        var forwarder = new Forwarder(new ServerSocket(port));
        Thread.startVirtualThread(forwarder::acceptAll);
        return forwarder;
    }

    private void acceptAll() {
        var broker = URI.create("kafka://" + RealKafka.bootstrapServers());
        while (!server.isClosed()) {
            try {
                var near = server.accept();
                var far = new Socket(broker.getHost(), broker.getPort());
                Thread.startVirtualThread(() -> copy(near, far));
                Thread.startVirtualThread(() -> copy(far, near));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Either side may hang up at any time; that ends the connection, and with it this thread.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
