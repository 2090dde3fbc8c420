package dev.backbone.gateway.orders;

import dev.backbone.gateway.http.Problems;
import dev.backbone.gateway.routing.ServiceClient;
import dev.backbone.gateway.routing.ServiceUnavailableException;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client is told that has waited for its order to be decided. Whenever it asks, the answer is the same. */
final class OutcomeAnswer {

    private static final JsonMapper JSON = new JsonMapper();

    private final ServiceClient orders;

    OutcomeAnswer(ServiceClient orders) {
        this.orders = orders;
    }

    /**
     * 201 with the order as it was when it was confirmed, or 409 with the reason why it was not; empty if order-service
     * can't tell now.
     */
    Optional<ServerResponse> of(UUID orderId, WaitPreference wait) {
        try {
            return read("/orders/" + orderId).flatMap(order -> answer(orderId, order, wait));
        } catch (ServiceUnavailableException e) {
            return Optional.empty();
        }
    }

    private Optional<ServerResponse> answer(UUID orderId, JsonNode order, WaitPreference wait) {
        if (order.hasNonNull("confirmedAt")) {
            var confirmedAt = order.path("confirmedAt").asString();
            return read("/orders/%s?asOf=%s".formatted(orderId, confirmedAt))
                    .map(confirmed -> confirmed(orderId, confirmed, wait));
        }
        return order.hasNonNull("finalAt") ? Optional.of(refused(orderId, order, wait)) : Optional.empty();
    }

    private Optional<JsonNode> read(String path) {
        var answer = orders.get(path);
        return answer.status().is2xxSuccessful() ? Optional.of(JSON.readTree(answer.body())) : Optional.empty();
    }

    private static ServerResponse confirmed(UUID orderId, JsonNode order, WaitPreference wait) {
        return ServerResponse.created(URI.create("/orders/" + orderId))
                .headers(wait::applied)
                .contentType(MediaType.APPLICATION_JSON)
                .body(order);
    }

    private static ServerResponse refused(UUID orderId, JsonNode order, WaitPreference wait) {
        var status = order.path("status").asString();
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.CONFLICT, order.path("detail").asString("The order was not confirmed."));
        problem.setProperty("orderId", orderId);
        problem.setProperty("orderStatus", status);
        problem.setProperty("reason", order.path("reason").asString(status));
        return Problems.answer(problem)
                .location(URI.create("/orders/" + orderId))
                .headers(wait::applied)
                .body(problem);
    }
}
