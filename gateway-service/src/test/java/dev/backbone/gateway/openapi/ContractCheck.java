package dev.backbone.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * Checks that an answer is one that the OpenAPI document tells of: its status, its type, its body down to the last
 * member, and its headers.
 */
public final class ContractCheck {

    private static final Contract CONTRACT = Contract.strict();
    private static final JsonMapper JSON = new JsonMapper();

    /** Where there is nothing to be found; some are not let in before that is known. */
    private static final Set<Integer> NOWHERE = Set.of(400, 401, 403, 404, 405, 415, 417, 429, 431, 503, 504);

    /** To a request that is no good HTTP, whatever it asks for: its line, its headers, what it expects. */
    private static final Set<Integer> NO_GOOD_HTTP = Set.of(400, 415, 417, 431);

    private static final Set<Integer> NOT_DONE_HERE = Set.of(400, 401, 403, 405, 415, 417, 429, 431);

    private ContractCheck() {}

    /** Lets an answer pass that keeps to the contract. */
    public static HttpResponse<String> check(HttpResponse<String> response) {
        var request = response.request();
        assertThat(violations(request.method(), request.uri().getRawPath(), Answer.of(response)))
                .as("%s %s: %d %s", request.method(), request.uri(), response.statusCode(), response.body())
                .isEmpty();
        return response;
    }

    /** Lets a message on a WebSocket pass that is as the operation that opened it tells. */
    public static String message(String operationId, String message) {
        var operation = CONTRACT.operations().stream()
                .filter(each -> each.id().equals(operationId))
                .findFirst()
                .orElseThrow();
        var schema = operation.response(101).at("/content/application~1json/schema");
        assertThat(json(schema, message)).as(message).isEmpty();
        return message;
    }

    /** What is wrong with an answer; empty if nothing is. */
    public static List<String> violations(String method, String path, Answer answer) {
        var isHead = method.equals("HEAD");
        var operation = CONTRACT.operation(isHead ? "GET" : method, path);
        if (operation.isEmpty() && method.equals("OPTIONS") && answer.status() < 300) {
            return answer.header("Allow").isPresent() ? List.of() : List.of("OPTIONS tells what is allowed");
        }
        if (operation.isEmpty()
                && path.startsWith("/actuator/")
                && answer.body().isEmpty()) {
            return NOWHERE.contains(answer.status()) ? List.of() : List.of("the status %d".formatted(answer.status()));
        }
        if (operation.isEmpty()) {
            return refusal(answer, CONTRACT.knows(path) ? NOT_DONE_HERE : NOWHERE, isHead);
        }
        var response = CONTRACT.resolve(operation.get().response(answer.status()));
        if (response.isMissingNode() && NO_GOOD_HTTP.contains(answer.status())) {
            return refusal(answer, NO_GOOD_HTTP, isHead);
        }
        if (response.isMissingNode()) {
            return List.of("the status %d is not described".formatted(answer.status()));
        }
        return Stream.concat(headers(response, answer).stream(), isHead ? Stream.of() : body(response, answer).stream())
                .toList();
    }

    private static List<String> refusal(Answer answer, Set<Integer> statuses, boolean isHead) {
        List<String> violations = new ArrayList<>();
        if (!statuses.contains(answer.status())) {
            violations.add("the status %d does not fit a call that is not described".formatted(answer.status()));
        }
        if (!answer.contentType().equals("application/problem+json")) {
            violations.add("a refusal is a problem, not " + answer.contentType());
        }
        if (answer.status() == 405 && answer.header("Allow").isEmpty()) {
            violations.add("a 405 tells what is allowed");
        }
        if (!isHead) {
            var problem = CONTRACT.resolve(JSON.createObjectNode().put("$ref", "#/components/schemas/Problem"));
            violations.addAll(json(problem, answer.body()));
        }
        return violations;
    }

    private static List<String> headers(JsonNode response, Answer answer) {
        List<String> violations = new ArrayList<>();
        response.path("headers").properties().forEach(each -> {
            var header = CONTRACT.resolve(each.getValue());
            answer.header(each.getKey())
                    .ifPresentOrElse(
                            value -> violations.addAll(
                                    CONTRACT.violations(header.path("schema"), StringNode.valueOf(value))),
                            () -> {
                                if (header.path("required").asBoolean(false)) {
                                    violations.add(each.getKey() + " is missing");
                                }
                            });
        });
        return violations;
    }

    private static List<String> body(JsonNode response, Answer answer) {
        var content = response.path("content");
        if (content.isEmpty()) {
            return answer.body().isEmpty() ? List.of() : List.of("there is to be no body");
        }
        var type = answer.contentType();
        if (!content.has(type)) {
            return List.of("the type '%s' is not described".formatted(type));
        }
        var schema = content.path(type).path("schema");
        return type.endsWith("json") ? json(schema, answer.body()) : List.of();
    }

    private static List<String> json(JsonNode schema, String body) {
        try {
            return CONTRACT.violations(schema, JSON.readTree(body));
        } catch (JacksonException e) {
            return List.of("the body is no JSON");
        }
    }
}
