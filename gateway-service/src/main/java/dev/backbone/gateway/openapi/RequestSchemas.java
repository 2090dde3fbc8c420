package dev.backbone.gateway.openapi;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts the schemas that requests are checked with among a document's own. */
final class RequestSchemas {

    private static final String REF = "$ref";
    private static final String FOLDER = "requests/";

    private final ObjectNode schemas;
    private final Function<String, JsonNode> files;

    RequestSchemas(ObjectNode schemas, Function<String, JsonNode> files) {
        this.schemas = schemas;
        this.files = files;
    }

    /** Redirects each reference to a file of {@code requests/} to a copy of it in the document. */
    void embedInto(JsonNode node) {
        var file = node.path(REF).asString("");
        if (node instanceof ObjectNode reference && file.startsWith(FOLDER)) {
            reference.put(REF, embedded(file));
        }
        node.values().forEach(this::embedInto);
    }

    private String embedded(String file) {
        var name = name(file);
        var place = "#/components/schemas/" + name;
        if (!schemas.has(name)) {
            var schema = (ObjectNode) files.apply(file).deepCopy();
            schema.remove("$schema");
            move(schema, place);
            schemas.set(name, schema);
        }
        return place;
    }

    /** What a schema says of its own parts holds where it is now. */
    private static void move(JsonNode schema, String place) {
        var local = schema.path(REF).asString("");
        if (schema instanceof ObjectNode reference && local.startsWith("#")) {
            reference.put(REF, place + local.substring(1));
        }
        schema.values().forEach(part -> move(part, place));
    }

    /** {@code requests/place-order.json} is called {@code PlaceOrder}. */
    private static String name(String file) {
        var words = file.substring(FOLDER.length(), file.lastIndexOf('.')).split("-", -1);
        return Arrays.stream(words)
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
