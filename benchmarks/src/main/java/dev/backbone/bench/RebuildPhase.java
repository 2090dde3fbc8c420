package dev.backbone.bench;

import dev.backbone.bench.report.Results;
import dev.backbone.local.LocalStack;
import dev.backbone.local.Service;
import dev.backbone.local.StackException;
import dev.backbone.local.ops.OpsClient;
import java.net.URI;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** How fast order-service's journal becomes a view again. */
record RebuildPhase(LocalStack stack) {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    /** Rebuilds the view from all orders that there are; comparing it with the live one is part of it. */
    Results.Rebuild run(String view) throws InterruptedException {
        URI orders = URI.create("http://127.0.0.1:" + stack.ports().of(Service.ORDER));
        try (OpsClient client = new OpsClient(orders, stack.databases().operatorPassword())) {
            long began = System.nanoTime();
            JsonNode status = client.post("/ops/views/%s/rebuild".formatted(view));
            while (!phase(status).equals("DONE")) {
                if (phase(status).equals("FAILED")) {
                    throw new StackException(StackException.FAILED, "the rebuild failed: " + status.path("trouble"));
                }
                Thread.sleep(BETWEEN_LOOKS);
                status = client.get("/ops/rebuild");
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            long events = status.path("total").asLong();
            return new Results.Rebuild(view, events, events / seconds);
        }
    }

    private static String phase(JsonNode status) {
        return status.path("phase").asString();
    }
}
