package dev.backbone.system;

import static org.awaitility.Awaitility.await;

import dev.backbone.local.LocalStack;
import dev.backbone.local.Service;
import dev.backbone.local.ops.Operators;
import dev.backbone.local.ops.OpsClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** An operator of one service. */
final class Operator implements AutoCloseable {

    private final OpsClient client;

    Operator(LocalStack stack, Service service) {
        this.client = Operators.client(service, stack.layout(), Optional.empty());
    }

    List<JsonNode> parked() throws InterruptedException {
        List<JsonNode> letters = new ArrayList<>();
        client.get("/ops/dead-letters").forEach(letters::add);
        return letters;
    }

    /** The reasons why records of a stream are parked, oldest first. */
    List<String> parkedOf(String streamId) throws InterruptedException {
        return parked().stream()
                .filter(letter -> letter.path("streamId").asString("").equals(streamId))
                .map(letter -> letter.path("reason").asString())
                .toList();
    }

    JsonNode act(JsonNode letter, String action) throws InterruptedException {
        return client.post("/ops/dead-letters/%d/%s".formatted(letter.path("id").asLong(), action));
    }

    JsonNode show(JsonNode letter) throws InterruptedException {
        return client.get("/ops/dead-letters/" + letter.path("id").asLong());
    }

    List<String> views() throws InterruptedException {
        List<String> views = new ArrayList<>();
        client.get("/ops/views").forEach(each -> views.add(each.asString()));
        return views;
    }

    /** Rebuilds a view and waits for the end; the result is how it went. */
    JsonNode rebuild(String view) throws InterruptedException {
        client.post("/ops/views/%s/rebuild".formatted(view));
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            var phase = client.get("/ops/rebuild").path("phase").asString();
            return phase.equals("DONE") || phase.equals("FAILED");
        });
        return client.get("/ops/rebuild");
    }

    @Override
    public void close() {
        client.close();
    }
}
