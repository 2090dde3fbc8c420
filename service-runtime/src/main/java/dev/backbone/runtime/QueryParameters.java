package dev.backbone.runtime;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The parameters of a query as a client wrote them. Reading goes on after a mistake, so that {@link #check} can tell
 * all of them at once. Not thread-safe.
 */
public final class QueryParameters {

    private static final int DEFAULT_LIMIT = 50;
    private static final int LARGEST_LIMIT = 200;

    private final Map<String, List<String>> given;
    private final List<ParameterViolation> violations = new ArrayList<>();

    public QueryParameters(Map<String, List<String>> given) {
        this.given = given;
    }

    /**
     * Reads a parameter; empty if it was not given, or is wrong.
     *
     * @param form what the value must be, such as {@code a whole number}
     * @param parser throws {@link IllegalArgumentException} or {@link DateTimeException} for what it can't read
     */
    public <T> Optional<T> read(String name, String form, Function<String, T> parser) {
        var values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            violations.add(new ParameterViolation(name, "must be given once"));
        } else if (!values.isEmpty()) {
            try {
                return Optional.of(parser.apply(legible(values.getFirst())));
            } catch (IllegalArgumentException | DateTimeException e) {
                violations.add(new ParameterViolation(name, "must be " + form));
            }
        }
        return Optional.empty();
    }

    /** A text is never empty: a filter by nothing would be taken for no filter. */
    public Optional<String> text(String name) {
        return read(name, "a text that is not empty", text -> {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("empty");
            }
            return text;
        });
    }

    /** The parameter {@code limit}: how many there may be on a page. */
    public int limit() {
        return read("limit", "a whole number from 1 to " + LARGEST_LIMIT, QueryParameters::limit)
                .orElse(DEFAULT_LIMIT);
    }

    /** The parameter {@code cursor}: where the page before this one ended. */
    public <T> Optional<T> cursor(Function<String, T> parser) {
        return read("cursor", "what an earlier page gave as next", parser);
    }

    /**
     * To be called once everything has been read.
     *
     * @throws BadParametersException if anything of it is wrong
     */
    public void check() {
        if (!violations.isEmpty()) {
            throw new BadParametersException(violations);
        }
    }

    private static int limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw new IllegalArgumentException("out of range");
        }
        return limit;
    }

    /** Postgres has no texts with this character, and would take one for an outage. */
    private static String legible(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("U+0000");
        }
        return text;
    }
}
