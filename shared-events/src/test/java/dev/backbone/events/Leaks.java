package dev.backbone.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Looks for a customer's data where it must not be: in what a log shows of an exception. */
final class Leaks {

    private Leaks() {}

    static void none(Throwable exception) {
        var log = new StringWriter();
        exception.printStackTrace(new PrintWriter(log));
        assertThat(log.toString()).doesNotContain("tok_", "17850", "High Street", "Zoë", "N1 9GU");
    }
}
