package dev.backbone.gateway.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document, as something that can be asked. Thread-safe. */
public final class Contract {

    private static final String PLACE = "https://backbone.invalid/openapi.json";
    private static final String REF = "$ref";

    private final ObjectNode document;
    private final SchemaRegistry schemas;
    private final List<Operation> operations;

    private Contract(ObjectNode document) {
        this.document = document;
        everyNode(document, Contract::makeAbsolute);
        this.schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                registry -> registry.schemas(Map.of(PLACE, document.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
        this.operations = Operation.all(document, this::resolve);
    }

    /** The document as clients get it. */
    public static Contract published() {
        return new Contract(document());
    }

    /** Takes members that are not described for wrong, which clients would ignore. */
    static Contract strict() {
        var document = document();
        everyNode(document, Contract::close);
        return new Contract(document);
    }

    static ObjectNode document() {
        return ApiDocument.read(new OpenApiProperties(URI.create("/oauth2/token")));
    }

    JsonNode whole() {
        return document;
    }

    public List<Operation> operations() {
        return operations;
    }

    /** The operation that a request asks for; of several the one whose path has fewest variables. */
    Optional<Operation> operation(String method, String path) {
        return at(path).filter(each -> each.method().equals(method)).findFirst();
    }

    boolean knows(String path) {
        return at(path).findAny().isPresent();
    }

    private Stream<Operation> at(String path) {
        return operations.stream()
                .filter(each -> isAt(each, path))
                .sorted(Comparator.comparingLong(
                        each -> each.path().chars().filter(c -> c == '{').count()));
    }

    private static boolean isAt(Operation operation, String path) {
        try {
            var pattern = PathPatternParser.defaultInstance.parse(operation.path());
            return pattern.matches(PathContainer.parsePath(path));
        } catch (IllegalArgumentException e) {
            return false; // a path that is not well encoded is nowhere
        }
    }

    /** What a node stands for, if it is a reference. */
    public JsonNode resolve(JsonNode node) {
        var reference = node.path(REF).asString("");
        return reference.isEmpty() ? node : resolve(document.at(reference.substring(reference.indexOf('#') + 1)));
    }

    List<String> violations(JsonNode schema, JsonNode value) {
        return schemas.getSchema(schema).validate(value).stream()
                .map(Error::toString)
                .toList();
    }

    static void everyNode(JsonNode node, Consumer<JsonNode> action) {
        action.accept(node);
        node.values().forEach(child -> everyNode(child, action));
    }

    private static void makeAbsolute(JsonNode node) {
        if (node instanceof ObjectNode object && node.path(REF).asString("").startsWith("#")) {
            object.put(REF, PLACE + node.path(REF).asString());
        }
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode schema
                && schema.path("type").asString("").equals("object")
                && schema.has("properties")
                && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
    }
}
