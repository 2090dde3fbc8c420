package dev.backbone.local.replay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers the public API from memory: every order is completed at once, unless a test tells it to misbehave. */
final class ToyShop implements AutoCloseable {

    private final JsonMapper json = new JsonMapper();
    private final HttpServer server;
    final Map<String, ObjectNode> stock = new ConcurrentHashMap<>();
    final Map<String, ObjectNode> orders = new ConcurrentHashMap<>();
    final AtomicInteger refuseFirst = new AtomicInteger();
    volatile int refusal = 503;
    volatile String finalStatus = "COMPLETED";
    volatile long lostPerShipment;
    volatile long overcharged;
    volatile Optional<String> wanted = Optional.empty();

    ToyShop() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/stock/", forTokens(this::stock));
        server.createContext("/orders", forTokens(this::orders));
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    long onHand(String sku) {
        return item(sku).get("onHand").asLong();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private HttpHandler forTokens(HttpHandler handler) {
        return exchange -> {
            var shown = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
            if (wanted.isEmpty() || wanted.equals(shown)) {
                handler.handle(exchange);
            } else {
                answer(401, "", exchange);
            }
        };
    }

    private void stock(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        String sku = path[2];
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                ObjectNode item = item(sku);
                ObjectNode listing = (ObjectNode) body(exchange);
                item.set("name", listing.get("name"));
                item.set("unitPrice", listing.get("unitPrice"));
                answer(202, "", exchange);
            }
            case "POST" -> {
                add(sku, body(exchange).get("quantity").asLong());
                answer(202, "", exchange);
            }
            default -> answer(stock.containsKey(sku) ? 200 : 404, String.valueOf(stock.get(sku)), exchange);
        }
    }

    private void orders(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            String id = exchange.getRequestURI().getPath().substring("/orders/".length());
            answer(200, String.valueOf(orders.get(id)), exchange);
        } else if (refuseFirst.getAndDecrement() > 0) {
            exchange.getResponseHeaders().add("Retry-After", "0");
            answer(refusal, "", exchange);
        } else {
            answer(202, accept(body(exchange)).toString(), exchange);
        }
    }

    private synchronized ObjectNode accept(JsonNode request) {
        String id = UUID.randomUUID().toString();
        long total = overcharged;
        for (JsonNode line : request.get("lines")) {
            String sku = line.get("sku").asString();
            long quantity = line.get("quantity").asLong();
            total += quantity * item(sku).get("unitPrice").get("amountMinor").asLong();
            if (finalStatus.equals("COMPLETED")) {
                add(sku, -quantity - lostPerShipment);
            }
        }
        ObjectNode order = json.createObjectNode();
        order.put("orderId", id)
                .put("status", finalStatus)
                .put("requestedAt", Instant.now().toString());
        order.put("confirmedAt", Instant.now().toString())
                .put("finalAt", Instant.now().toString());
        order.putObject("total").put("amountMinor", total).put("currency", "GBP");
        order.set("request", request);
        orders.put(id, order);
        return order;
    }

    private synchronized void add(String sku, long quantity) {
        ObjectNode item = item(sku);
        item.put("onHand", item.get("onHand").asLong() + quantity);
    }

    private ObjectNode item(String sku) {
        return stock.computeIfAbsent(
                sku,
                _ -> json.createObjectNode().put("sku", sku).put("onHand", 0).put("reserved", 0));
    }

    private JsonNode body(HttpExchange exchange) throws IOException {
        return json.readTree(exchange.getRequestBody().readAllBytes());
    }

    private static void answer(int status, String body, HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
