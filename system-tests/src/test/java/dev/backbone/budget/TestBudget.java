package dev.backbone.budget;

import dev.backbone.budget.TestTimes.TestClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The time limits of test classes: a minute, or the seconds that a line of {@code slow-tests.properties} gives with a
 * reason, such as {@code CrashMatrixIT = 90 nine moments, with four restarts each}.
 */
record TestBudget(Map<String, Duration> allowances) {

    static final Duration USUAL = Duration.ofMinutes(1);

    /** A slow machine, and two other suites beside the class, together make it at most three times slower. */
    private static final int TOO_SLOW = 4;

    static TestBudget load() {
        try (InputStream list = TestBudget.class.getResourceAsStream("/slow-tests.properties")) {
            var lines = new Properties();
            lines.load(list);
            return of(lines);
        } catch (IOException e) {
            throw new UncheckedIOException("slow-tests.properties can't be read", e);
        }
    }

    /** @throws IllegalArgumentException for a line without a reason */
    static TestBudget of(Properties lines) {
        return new TestBudget(lines.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> allowance(name, lines.getProperty(name)))));
    }

    private static Duration allowance(String name, String line) {
        if (!line.matches("\\d+ \\S.*")) {
            throw new IllegalArgumentException(
                    "slow-tests.properties: %s = %s: expected seconds and a reason".formatted(name, line));
        }
        return Duration.ofSeconds(Long.parseLong(line.split(" ", 2)[0]));
    }

    private Duration of(TestClass test) {
        return allowances.getOrDefault(test.name(), USUAL);
    }

    /** Returns a warning if the class took longer than its limit. */
    Optional<String> warning(TestClass test) {
        return test.time().compareTo(of(test)) > 0
                ? Optional.of("%s took %d s and may take %d: shorten it, or give the reason in slow-tests.properties"
                        .formatted(test.name(), test.time().toSeconds(), of(test).toSeconds()))
                : Optional.empty();
    }

    /** Returns true if the class took so much longer that a slow machine is no explanation. */
    boolean isExceeded(TestClass test) {
        return test.time().compareTo(of(test).multipliedBy(TOO_SLOW)) > 0;
    }
}
