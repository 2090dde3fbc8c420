package dev.backbone.local.cli;

import dev.backbone.local.StackException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** A length of time as users write it. */
final class TimeOption {

    private TimeOption() {}

    static Duration parse(String option, String text) {
        try {
            return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
        } catch (DateTimeParseException e) {
            String message = option + " is a time such as 90s or 5m, not '" + text + "'";
            throw new StackException(StackException.UNUSABLE_INPUT, message, e);
        }
    }
}
