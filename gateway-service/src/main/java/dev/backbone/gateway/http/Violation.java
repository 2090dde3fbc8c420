package dev.backbone.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request. Quotes no value.
 *
 * @param pointer where in the body, as a JSON pointer; {@code null} if it is not there
 * @param parameter the part of the path that is wrong; {@code null} if it is the body
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(@Nullable String pointer, @Nullable String parameter, String detail) {

    public Violation(String pointer, String detail) {
        this(pointer, null, detail);
    }

    public static Violation ofParameter(String parameter, String detail) {
        return new Violation(null, parameter, detail);
    }
}
