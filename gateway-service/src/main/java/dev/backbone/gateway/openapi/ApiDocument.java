package dev.backbone.gateway.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document: {@code openapi.yaml} together with the schemas of request bodies that it refers to. */
final class ApiDocument {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TOKEN_FLOW = "/components/securitySchemes/oauth2/flows/clientCredentials";

    private ApiDocument() {}

    /** Reads the document anew, complete in itself. */
    static ObjectNode read(OpenApiProperties properties) {
        var document = (ObjectNode) JSON.valueToTree(yaml());
        var schemas = (ObjectNode) document.at("/components/schemas");
        new RequestSchemas(schemas, ApiDocument::json).embedInto(document);
        ((ObjectNode) document.at(TOKEN_FLOW))
                .put("tokenUrl", properties.tokenUrl().toString());
        return document;
    }

    private static Object yaml() {
        try (var stream = open("openapi.yaml")) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String resource) {
        try (var stream = open(resource)) {
            return JSON.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(ApiDocument.class.getResourceAsStream('/' + resource), resource);
    }
}
