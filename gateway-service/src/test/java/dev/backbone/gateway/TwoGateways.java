package dev.backbone.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.backbone.testkit.RealKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Two gateways that share nothing but Kafka and an order-service, which says what it is told to. */
final class TwoGateways implements AutoCloseable {

    private final HttpServer orderService;
    private final List<ConfigurableApplicationContext> gateways = new ArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    private TwoGateways(HttpServer orderService) {
        this.orderService = orderService;
    }

    static TwoGateways start() {
        try {
            RealKafka.createTopics();
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var both = new TwoGateways(server);
            both.listen();
            both.gateways.add(both.startOne());
            both.gateways.add(both.startOne());
            return both;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        orderService.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        orderService.createContext("/", exchange -> {
            try (exchange) {
                var answer = answers.get(exchange.getRequestURI().toString());
                var body = answer == null ? new byte[0] : answer.getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        orderService.start();
    }

    private ConfigurableApplicationContext startOne() {
        return new SpringApplicationBuilder(GatewayApplication.class)
                .run(
                        "--server.port=0",
                        "--spring.kafka.bootstrap-servers=" + RealKafka.bootstrapServers(),
                        "--backbone.routes.orders=http://localhost:"
                                + orderService.getAddress().getPort());
    }

    /** Ends one of them without its memory, and starts another in its place. */
    void restart(int index) {
        gateways.get(index).close();
        gateways.set(index, startOne());
    }

    /** What order-service answers to a GET. */
    void orderServiceSays(String pathAndQuery, String body) {
        answers.put(pathAndQuery, body);
    }

    Client client(int index) {
        return new Client(gateways.get(index).getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    <T> T bean(int index, Class<T> type) {
        return gateways.get(index).getBean(type);
    }

    @Override
    public void close() {
        gateways.forEach(ConfigurableApplicationContext::close);
        orderService.stop(0);
    }
}
