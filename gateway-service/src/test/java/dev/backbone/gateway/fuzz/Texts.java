package dev.backbone.gateway.fuzz;

import java.util.random.RandomGenerator;

/** Texts out of an alphabet. */
final class Texts {

    static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** Characters that are allowed and often come out broken. */
    static final String ODD = "aZ09 äß漢字𝒳🛒e\u0301\u200b\u202e\ufeff\ufffd\u00a0\u2028'\"\\/<&%;|~{}$`ǆİı";

    private Texts() {}

    /** As many characters of {@code alphabet} as {@code length} says, counted as Unicode does. */
    static String of(RandomGenerator random, String alphabet, int length) {
        var characters = alphabet.codePoints().toArray();
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }
}
