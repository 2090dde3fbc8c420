package dev.backbone.gateway.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An operation of the document.
 *
 * @param path with variables in braces
 * @param parameters those of its path, too; none of them a reference
 */
public record Operation(String method, String path, List<JsonNode> parameters, JsonNode description) {

    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch", "options");

    static List<Operation> all(JsonNode document, UnaryOperator<JsonNode> resolve) {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .forEach(operation -> operations.add(new Operation(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                Stream.of(path.getValue(), operation.getValue())
                                        .flatMap(each -> each.path("parameters").valueStream())
                                        .map(resolve)
                                        .toList(),
                                operation.getValue()))));
        return operations;
    }

    public String id() {
        return description.path("operationId").asString();
    }

    /** Whether it is for those who run or describe the gateway, not part of what the suite does. */
    public boolean isAbout(String tag) {
        return description
                .path("tags")
                .valueStream()
                .anyMatch(each -> each.asString().equals(tag));
    }

    /** The schema of its body; missing if it takes none. */
    public JsonNode bodySchema() {
        return description.at("/requestBody/content/application~1json/schema");
    }

    JsonNode response(int status) {
        return description.path("responses").path(Integer.toString(status));
    }
}
