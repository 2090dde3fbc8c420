package dev.backbone.gateway.http;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A JSON Schema that says what a request body must look like: both the documentation and the check. Thread-safe. */
final class RequestSchema {

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .locale(Locale.ROOT)
                    .errorMessageKeyword("x-errorMessage")
                    .build()));

    private final Schema schema;

    private RequestSchema(Schema schema) {
        this.schema = schema;
    }

    /** Loads a schema from a resource. */
    static RequestSchema load(String resource) {
        try (var stream = RequestSchema.class.getResourceAsStream(resource)) {
            var schema = REGISTRY.getSchema(stream);
            schema.initializeValidators();
            return new RequestSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that is wrong with a document, without its values. */
    List<Violation> violations(JsonNode document) {
        return schema.validate(document).stream()
                .map(RequestSchema::violation)
                .distinct()
                .toList();
    }

    private static Violation violation(Error error) {
        var place = error.getInstanceLocation().toString();
        return switch (error.getKeyword()) {
            case "required" -> new Violation(member(place, error), "is missing");
            case "additionalProperties" -> new Violation(member(place, error), "is unknown");
            default -> new Violation(place, error.getMessage());
        };
    }

    private static String member(String place, Error error) {
        return place + '/' + error.getProperty().replace("~", "~0").replace("/", "~1");
    }
}
