package dev.backbone.gateway.fuzz;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.StringNode;

/** Values that are valid by a schema, often at its limits. */
final class Values {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MANY_TRIES = 10_000;

    private final RandomGenerator random;
    private final UnaryOperator<JsonNode> resolve;

    Values(RandomGenerator random, UnaryOperator<JsonNode> resolve) {
        this.random = random;
        this.resolve = resolve;
    }

    JsonNode valid(JsonNode reference) {
        var schema = resolve.apply(reference);
        if (schema.path("enum").isArray()) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        if (schema.has("const")) {
            return schema.path("const");
        }
        return switch (schema.path("type").asString()) {
            case "object" -> object(schema);
            case "array" -> array(schema);
            case "integer" -> integer(schema);
            case "string" -> StringNode.valueOf(text(schema));
            default -> throw new IllegalArgumentException("no values for " + schema);
        };
    }

    private JsonNode object(JsonNode schema) {
        var object = JSON.createObjectNode();
        var required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        schema.path("properties").properties().forEach(member -> {
            if (required.contains(member.getKey()) || random.nextBoolean()) {
                object.set(member.getKey(), valid(member.getValue()));
            }
        });
        return object;
    }

    private JsonNode array(JsonNode schema) {
        var array = JSON.createArrayNode();
        int least = schema.path("minItems").asInt(0);
        int most = random.nextInt(50) == 0 ? schema.path("maxItems").asInt(5) : least + random.nextInt(5);
        for (int i = 0; i < most; i++) {
            array.add(valid(schema.path("items")));
        }
        return array;
    }

    private JsonNode integer(JsonNode schema) {
        long least = schema.path("minimum").asLong(-1_000);
        long most = schema.path("maximum").asLong(1_000);
        return switch (random.nextInt(4)) {
            case 0 -> LongNode.valueOf(least);
            case 1 -> LongNode.valueOf(most);
            case 2 -> IntNode.valueOf((int) Math.min(least + 1, most));
            default -> LongNode.valueOf(random.nextLong(least, most + 1));
        };
    }

    private String text(JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "date-time" ->
                Instant.ofEpochSecond(random.nextLong(4_000_000_000L)).toString();
            default -> plainText(schema);
        };
    }

    private String plainText(JsonNode schema) {
        var patterns = Stream.concat(Stream.of(schema), schema.path("allOf").valueStream())
                .flatMap(each -> each.path("pattern").asStringOpt().stream())
                .map(Pattern::compile)
                .toList();
        int least = schema.path("minLength").asInt(0);
        int most = schema.path("maxLength").asInt(32);
        for (int i = 0; i < MANY_TRIES; i++) {
            var text = candidate(most);
            int length = text.codePointCount(0, text.length());
            if (length >= least && length <= most && matches(text, patterns)) {
                return text;
            }
        }
        throw new IllegalArgumentException("no text for " + schema);
    }

    private static boolean matches(String text, List<Pattern> patterns) {
        return patterns.stream().allMatch(pattern -> pattern.matcher(text).find());
    }

    private String candidate(int most) {
        return switch (random.nextInt(6)) {
            case 0 -> Texts.of(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", 2);
            case 1 -> Texts.of(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", 3);
            case 2 -> Texts.of(random, Texts.ALPHANUMERIC + "._-", 1 + random.nextInt(Math.min(most, 32)));
            case 3 -> Texts.of(random, Texts.ALPHANUMERIC, 8 + random.nextInt(12));
            case 4 -> Texts.of(random, Texts.ODD, 1 + random.nextInt(Math.min(most, 40)));
            default -> Texts.of(random, Texts.ODD, most);
        };
    }
}
