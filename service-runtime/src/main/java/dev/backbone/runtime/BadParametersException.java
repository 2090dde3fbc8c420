package dev.backbone.runtime;

import java.util.List;

/** A query can't be answered because of how it is put: the client's mistake, told as {@code 400}. */
public final class BadParametersException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<ParameterViolation> violations;

    BadParametersException(List<ParameterViolation> violations) {
        super("%d violations".formatted(violations.size()));
        this.violations = List.copyOf(violations);
    }

    public List<ParameterViolation> violations() {
        return violations;
    }
}
