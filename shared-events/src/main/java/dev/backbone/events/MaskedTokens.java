package dev.backbone.events;

import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whoever may see an order's story may not yet charge its customer. */
final class MaskedTokens {

    private static final String MASK = "***";

    private MaskedTokens() {}

    /**
     * Replaces every token, at any depth. A member whose name ends with {@code token} holds one, so that the events of
     * newer versions are covered, too.
     */
    static JsonNode in(JsonNode data) {
        if (data instanceof ObjectNode object) {
            object.properties().stream()
                    .filter(member -> isToken(member.getKey()))
                    .forEach(member -> member.setValue(object.stringNode(MASK)));
        }
        data.forEach(MaskedTokens::in);
        return data;
    }

    private static boolean isToken(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith("token");
    }
}
