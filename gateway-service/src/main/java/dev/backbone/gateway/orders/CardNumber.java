package dev.backbone.gateway.orders;

import java.util.regex.Pattern;

/** Tells card numbers (PANs) from tokens, so that they get no further than here. */
final class CardNumber {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}\\p{Pd}]");
    private static final int SHORTEST = 12;
    private static final int LONGEST = 19;

    private CardNumber() {}

    /** Whether {@code text} is 12 to 19 digits, maybe with spaces or dashes, whose last is right by Luhn's formula. */
    static boolean isOne(String text) {
        var digits = SEPARATORS
                .matcher(text)
                .replaceAll("")
                .codePoints()
                .map(c -> Character.digit(c, 10))
                .toArray();
        return digits.length >= SHORTEST && digits.length <= LONGEST && isLuhnValid(digits);
    }

    private static boolean isLuhnValid(int[] digits) {
        int sum = 0;
        for (int i = 0; i < digits.length; i++) {
            int digit = digits[digits.length - 1 - i];
            if (digit < 0) {
                return false;
            }
            sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        return sum % 10 == 0;
    }
}
