package dev.backbone.gateway.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.web.servlet.function.ServerRequest;
import tools.jackson.databind.JsonNode;

/**
 * Turns request bodies into values. Thread-safe.
 *
 * @param <T> what a valid body says
 */
public final class RequestReader<T> {

    private final RequestSchema schema;
    private final Class<T> type;
    private final Function<JsonNode, List<Violation>> furtherRules;

    public RequestReader(String schema, Class<T> type) {
        this(schema, type, _ -> List.of());
    }

    /**
     * Reads bodies that are valid by a schema and by further rules.
     *
     * @param schema a resource that describes valid bodies, all of which can be read as {@code type}
     */
    public RequestReader(String schema, Class<T> type, Function<JsonNode, List<Violation>> furtherRules) {
        this.schema = RequestSchema.load(schema);
        this.type = type;
        this.furtherRules = furtherRules;
    }

    public T read(ServerRequest request) {
        return read(request, List.of());
    }

    /**
     * Reads a body.
     *
     * @param known what is wrong with the request besides its body
     * @throws RequestRefusedException naming all that is wrong
     */
    public T read(ServerRequest request, List<Violation> known) {
        var json = RequestBody.json(request);
        var violations = new ArrayList<>(known);
        violations.addAll(schema.violations(json));
        violations.addAll(furtherRules.apply(json));
        if (!violations.isEmpty()) {
            throw new RequestRefusedException(violations);
        }
        return RequestBody.value(json, type);
    }
}
