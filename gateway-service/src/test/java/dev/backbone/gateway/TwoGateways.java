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
    private final List<String> settings;
    private final List<ConfigurableApplicationContext> gateways = new ArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private volatile boolean isDown;

    private TwoGateways(HttpServer orderService, List<String> settings) {
        this.orderService = orderService;
        this.settings = settings;
    }

    /** @param settings of both, as {@code --key=value} */
    static TwoGateways start(String... settings) {
        try {
            RealKafka.createTopics();
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var both = new TwoGateways(server, List.of(settings));
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
                var status = isDown ? 503 : answer == null ? 404 : 200;
                exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        orderService.start();
    }

    private ConfigurableApplicationContext startOne() {
        var arguments = new ArrayList<>(settings);
        arguments.add("--server.port=0");
        arguments.add("--spring.kafka.bootstrap-servers=" + RealKafka.bootstrapServers());
        arguments.add("--backbone.routes.orders=http://localhost:"
                + orderService.getAddress().getPort());
        return new SpringApplicationBuilder(GatewayApplication.class).run(arguments.toArray(String[]::new));
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

    /** Whether order-service answers 503 to whatever it is asked. */
    void orderServiceIsDown(boolean down) {
        isDown = down;
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
