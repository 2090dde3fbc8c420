package dev.backbone.bench.load;

import dev.backbone.local.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The suite's public door, without any patience: what it refuses is refused. Thread-safe. */
public final class Shop implements AutoCloseable {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

    private final URI base;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public Shop(URI base) {
        this.base = base;
    }

    /** The order's id, or empty if it was not accepted. */
    public Optional<String> place(Order order) throws InterruptedException {
        try {
            HttpResponse<byte[]> response = post("/orders", OrderForm.of(order));
            return response.statusCode() == 202
                    ? Optional.of(json.readTree(response.body()).path("orderId").asString())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void list(Article article) throws IOException, InterruptedException {
        var listing = Map.of(
                "name", article.name(), "unitPrice", Map.of("amountMinor", article.priceMinor(), "currency", "GBP"));
        var request = to("/stock/" + article.sku()).PUT(BodyPublishers.ofByteArray(json.writeValueAsBytes(listing)));
        requireAccepted(http.send(request.build(), BodyHandlers.ofByteArray()));
    }

    void receive(Article article, long quantity) throws IOException, InterruptedException {
        requireAccepted(post("/stock/" + article.sku() + "/receipts", Map.of("quantity", quantity)));
    }

    /** What is on hand of an article; 0 while nobody has heard of it. */
    long onHand(Article article) throws IOException, InterruptedException {
        var answer = http.send(to("/stock/" + article.sku()).build(), BodyHandlers.ofByteArray());
        JsonNode level = answer.statusCode() == 200 ? json.readTree(answer.body()) : json.createObjectNode();
        return level.path("onHand").asLong(0);
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpResponse<byte[]> post(String path, Object body) throws IOException, InterruptedException {
        var request = to(path).POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(LONGEST_ANSWER)
                .header("Content-Type", "application/json");
    }

    private static void requireAccepted(HttpResponse<byte[]> response) {
        if (response.statusCode() != 202) {
            String call = response.request().method() + " " + response.request().uri();
            throw new StackException(StackException.FAILED, call + " answered " + response.statusCode());
        }
    }

    /** The JSON form of an order. */
    private record OrderForm(String customerId, List<Line> lines, Map<String, String> payment, Address shipTo) {

        record Line(String sku, long quantity) {}

        record Address(String name, String line1, String city, String postalCode, String country) {}

        static OrderForm of(Order order) {
            List<Line> lines = order.quantities().entrySet().stream()
                    .map(line -> new Line(line.getKey(), line.getValue()))
                    .toList();
            Address address =
                    new Address("Ada Lovelace", "12 St James's Square", "London", "SW1Y 4JH", order.country());
            return new OrderForm(order.customer(), lines, Map.of("token", "tok_ok"), address);
        }
    }
}
