package dev.backbone.gateway.fuzz;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Breaks a valid body: a value of it, its text, or its bytes. It may by chance be valid all the same. */
final class BadJson {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String HOLE = "@hole@";
    private static final List<String> ODD_VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1.5",
            "1.0",
            "1e3",
            "1e400",
            "1e-400",
            "-0",
            "99999999999999999999",
            "1000001",
            "1000000001",
            "9223372036854775807",
            "9223372036854775808",
            "1e1000000000",
            "\"\"",
            "\" \"",
            "\"\\u00a0\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"a\\nb\"",
            "\"4111111111111111\"",
            "\"4111 1111-1111 1111\"",
            "\"GB\\n\"",
            "\"ok\\r\"",
            "[]",
            "{}",
            "[[[[[[1]]]]]]",
            "[null]",
            "{\"\":{}}",
            "\"__proto__\"",
            "\"" + "x".repeat(256) + "\"",
            "\"" + "ä".repeat(70_000) + "\"",
            "1".repeat(2_000),
            "\"\\u0085\"",
            "\"\\u2028\"");

    private final RandomGenerator random;

    BadJson(RandomGenerator random) {
        this.random = random;
    }

    byte[] of(JsonNode valid) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3, 4 -> withOddValue(valid.deepCopy()).getBytes(UTF_8);
            case 5, 6 -> withOtherMembers(valid.deepCopy()).toString().getBytes(UTF_8);
            case 7, 8 -> oddText(valid.toString()).getBytes(UTF_8);
            default -> oddBytes(valid.toString());
        };
    }

    /** Some values can't be had as nodes, so they are put into the text. */
    private String withOddValue(JsonNode body) {
        var containers = containers(body);
        var container = containers.get(random.nextInt(containers.size()));
        switch (container) {
            case ObjectNode object when !object.isEmpty() -> object.put(anyName(object), HOLE);
            case ArrayNode array when !array.isEmpty() -> array.set(random.nextInt(array.size()), HOLE);
            case ObjectNode object -> object.put("a", HOLE);
            case ArrayNode array -> array.add(HOLE);
            default -> throw new IllegalStateException("no container");
        }
        return body.toString().replace('"' + HOLE + '"', ODD_VALUES.get(random.nextInt(ODD_VALUES.size())));
    }

    private JsonNode withOtherMembers(JsonNode body) {
        var containers = containers(body);
        switch (containers.get(random.nextInt(containers.size()))) {
            case ObjectNode object when random.nextBoolean() && !object.isEmpty() -> object.remove(anyName(object));
            case ObjectNode object -> object.put(Texts.of(random, Texts.ODD, 1 + random.nextInt(8)), 1);
            case ArrayNode array when !array.isEmpty() -> array.add(array.get(0));
            case ArrayNode array -> array.add(1);
            default -> throw new IllegalStateException("no container");
        }
        return body;
    }

    private String oddText(String json) {
        int place = random.nextInt(json.length());
        return switch (random.nextInt(12)) {
            case 0 -> json.substring(0, place);
            case 1 -> json.substring(0, place) + '\0' + json.substring(place);
            case 2 -> json + json;
            case 3 -> "[".repeat(100_000);
            case 4 -> "{\"a\":".repeat(40) + 1 + "}".repeat(40);
            case 5 -> "";
            case 6 -> '\ufeff' + json;
            case 7 -> json.replaceFirst("\\{", "{\"a\":1,\"a\":2,");
            case 8 -> " ".repeat(1 << 20) + json;
            case 9 -> json.replace('"', '\'');
            case 10 -> "/* */" + json;
            default -> json.substring(0, place) + Texts.of(random, Texts.ODD, 3) + json.substring(place);
        };
    }

    private byte[] oddBytes(String json) {
        var bytes = json.getBytes(UTF_8);
        return switch (random.nextInt(3)) {
            case 0 -> json.getBytes(UTF_16);
            case 1 -> {
                bytes[random.nextInt(bytes.length)] = (byte) (0x80 | random.nextInt(0x80));
                yield bytes;
            }
            default -> {
                var noise = new byte[random.nextInt(200)];
                random.nextBytes(noise);
                yield noise;
            }
        };
    }

    private String anyName(ObjectNode object) {
        var names = List.copyOf(object.propertyNames());
        return names.get(random.nextInt(names.size()));
    }

    private static List<JsonNode> containers(JsonNode node) {
        List<JsonNode> containers = new ArrayList<>();
        if (node.isContainer()) {
            containers.add(node);
            node.values().forEach(child -> containers.addAll(containers(child)));
        }
        return containers;
    }

    static JsonNode parse(byte[] body) {
        return JSON.readTree(body);
    }
}
