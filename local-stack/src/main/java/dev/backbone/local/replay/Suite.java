package dev.backbone.local.replay;

import dev.backbone.local.StackException;
import dev.backbone.local.replay.Wire.Accepted;
import dev.backbone.local.replay.Wire.Listing;
import dev.backbone.local.replay.Wire.Money;
import dev.backbone.local.replay.Wire.OrderRequest;
import dev.backbone.local.replay.Wire.OrderState;
import dev.backbone.local.replay.Wire.Receipt;
import dev.backbone.local.replay.Wire.StockLevel;
import dev.backbone.local.tokens.TokenSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** The suite's public door, as the replay knocks on it. Thread-safe. */
final class Suite implements AutoCloseable {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

    private final URI base;
    private final TokenSource tokens;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient http;
    private final Retrying retrying;
    private final UUID run = UUID.randomUUID();

    Suite(URI base, TokenSource tokens, Duration patience) {
        this.base = base;
        this.tokens = tokens;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        this.retrying = new Retrying(http, patience);
    }

    /** Throws a {@link StackException} when nobody answers, or whoever does wants another token. */
    void requireReachable() throws InterruptedException {
        try {
            int status = http.send(get("/stock/any"), BodyHandlers.discarding()).statusCode();
            if (status == 401 || status == 403) {
                throw new StackException(
                        StackException.UNUSABLE_INPUT, base + " takes a token with the scope ops: give --token");
            }
        } catch (IOException e) {
            String message = "nothing answers at " + base + ": start the suite with ./backbone up, or give --url";
            throw new StackException(StackException.UNUSABLE_INPUT, message, e);
        }
    }

    Optional<StockLevel> stock(String sku) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = retrying.send(get("/stock/" + sku), true);
        if (response.statusCode() == 404) {
            return Optional.empty();
        }
        return Optional.of(json.readValue(require(200, response), StockLevel.class));
    }

    void list(Item item) throws IOException, InterruptedException {
        byte[] body = json.writeValueAsBytes(new Listing(item.name(), Money.pounds(item.priceMinor())));
        HttpRequest request =
                to("/stock/" + item.sku()).PUT(BodyPublishers.ofByteArray(body)).build();
        require(202, retrying.send(request, true));
    }

    void receive(String sku, long quantity) throws IOException, InterruptedException {
        byte[] body = json.writeValueAsBytes(new Receipt(quantity));
        HttpRequest request = to("/stock/" + sku + "/receipts")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        require(202, retrying.send(request, false));
    }

    /** Places an order and returns its id; safe to repeat, because the invoice is its key within this run. */
    String place(PlannedOrder order) throws IOException, InterruptedException {
        byte[] body = json.writeValueAsBytes(OrderRequest.of(order));
        HttpRequest request = to("/orders")
                .header("Idempotency-Key", run + "-" + order.invoice())
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return json.readValue(require(202, retrying.send(request, true)), Accepted.class)
                .orderId();
    }

    OrderState order(String orderId) throws IOException, InterruptedException {
        return json.readValue(require(200, retrying.send(get("/orders/" + orderId), true)), OrderState.class);
    }

    long retries() {
        return retrying.retries();
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest get(String path) {
        return to(path).GET().build();
    }

    private HttpRequest.Builder to(String path) {
        return tokens.authorize(HttpRequest.newBuilder(base.resolve(path)))
                .timeout(LONGEST_ANSWER)
                .header("Content-Type", "application/json");
    }

    private static byte[] require(int status, HttpResponse<byte[]> response) throws UnexpectedAnswer {
        if (response.statusCode() != status) {
            String text = new String(response.body(), StandardCharsets.UTF_8);
            String call = response.request().method() + " " + response.request().uri();
            throw new UnexpectedAnswer(call + " answered " + response.statusCode() + ": " + text);
        }
        return response.body();
    }
}
