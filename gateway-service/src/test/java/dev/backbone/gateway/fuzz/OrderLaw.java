package dev.backbone.gateway.fuzz;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What an order must keep to, written down a second time without any schema: the first may be wrong. */
public final class OrderLaw {

    private static final Set<String> MEMBERS = Set.of("orderId", "customerId", "lines", "payment", "shipTo");
    private static final Set<String> ADDRESS = Set.of("name", "line1", "city", "postalCode", "country");

    private final List<String> breaches = new ArrayList<>();

    private OrderLaw() {}

    /** How a published order breaks the law; empty if it doesn't. */
    public static List<String> breaches(JsonNode order) {
        var law = new OrderLaw();
        law.judge(order);
        return law.breaches;
    }

    private void judge(JsonNode order) {
        members(order, MEMBERS);
        text(order.path("customerId"), 64, true);
        lines(order.path("lines"));
        members(order.path("payment"), Set.of("token"));
        text(order.path("payment").path("token"), 255, true);
        require(!looksLikeCard(order.path("payment").path("token").asString("")), "a card number");
        members(order.path("shipTo"), ADDRESS);
        ADDRESS.forEach(line -> text(order.path("shipTo").path(line), 200, false));
        var country = order.path("shipTo").path("country").asString("");
        require(country.length() == 2 && country.chars().allMatch(c -> c >= 'A' && c <= 'Z'), "country");
    }

    private void lines(JsonNode lines) {
        require(lines.isArray() && !lines.isEmpty() && lines.size() <= 1_000, "the number of lines");
        Set<String> skus = new HashSet<>();
        for (var line : lines) {
            members(line, Set.of("sku", "quantity"));
            var quantity = line.path("quantity");
            require(quantity.isIntegralNumber(), "a quantity that is not whole");
            require(quantity.asLong(0) >= 1 && quantity.asLong(0) <= 1_000_000, "quantity");
            require(isSku(line.path("sku").asString("")), "sku");
            require(skus.add(line.path("sku").asString("")), "a sku twice");
        }
    }

    private void members(JsonNode object, Set<String> names) {
        require(object.isObject() && Set.copyOf(object.propertyNames()).equals(names), "other members than " + names);
    }

    private void text(JsonNode node, int longest, boolean mayBeBlank) {
        var text = node.asString("");
        var characters = text.codePoints().toArray();
        require(node.isString() && characters.length >= 1 && characters.length <= longest, "the length of a text");
        require(text.codePoints().noneMatch(OrderLaw::isNoText), "a character that is none");
        require(mayBeBlank || !text.codePoints().allMatch(OrderLaw::isSpace), "a blank text");
    }

    private static boolean isNoText(int character) {
        return Character.isISOControl(character) || (character >= 0xd800 && character <= 0xdfff);
    }

    private static boolean isSpace(int character) {
        return Character.isSpaceChar(character);
    }

    public static boolean isSku(String sku) {
        return !sku.isEmpty()
                && sku.length() <= 32
                && "._-".indexOf(sku.charAt(0)) < 0
                && sku.chars()
                        .allMatch(c -> (c >= '0' && c <= '9')
                                || (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || "._-".indexOf(c) >= 0);
    }

    private static boolean looksLikeCard(String token) {
        var digits = new StringBuilder();
        for (int c : token.codePoints().toArray()) {
            if (Character.isDigit(c)) {
                digits.append(Character.digit(c, 10));
            } else if (!isSpace(c) && Character.getType(c) != Character.DASH_PUNCTUATION) {
                return false;
            }
        }
        return digits.length() >= 12 && digits.length() <= 19 && checksum(digits.reverse()) % 10 == 0;
    }

    private static int checksum(CharSequence lastFirst) {
        int sum = 0;
        for (int i = 0; i < lastFirst.length(); i++) {
            int digit = lastFirst.charAt(i) - '0';
            int doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += i % 2 == 0 ? digit : doubled;
        }
        return sum;
    }

    private void require(boolean isLawful, String breach) {
        if (!isLawful) {
            breaches.add(breach);
        }
    }
}
