package dev.backbone.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** A real HTTP server in place of a service: answers as it is told, and remembers what it was asked. */
final class StandIn implements AutoCloseable {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int status = 200;
    private volatile UnaryOperator<String> body = uri -> uri;

    private StandIn(HttpServer server) {
        this.server = server;
    }

    static StandIn start() {
        return start(0);
    }

    static StandIn start(int port) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            var standIn = new StandIn(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", standIn::answer);
            server.start();
            return standIn;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI().toString();
            asked.add(uri);
            var bytes = body.apply(uri).getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Answers with this status from now on. */
    void says(int newStatus) {
        status = newStatus;
    }

    /** Answers with what is made of a request's URI from now on; it may block. */
    void says(UnaryOperator<String> newBody) {
        body = newBody;
    }

    void says(String newBody) {
        says(_ -> newBody);
    }

    /** The URIs that were asked for so far. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://localhost:" + port();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
