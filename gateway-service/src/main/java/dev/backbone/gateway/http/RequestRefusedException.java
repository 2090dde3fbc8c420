package dev.backbone.gateway.http;

import java.util.List;
import org.springframework.http.HttpStatus;

/** A request is the caller's mistake: nothing was published. Quotes no value of the request. */
public final class RequestRefusedException extends RuntimeException {

    private final HttpStatus status;
    private final String detail;
    private final List<Violation> violations;

    public RequestRefusedException(HttpStatus status, String detail) {
        this(status, detail, List.of());
    }

    /** With 400, naming everything that is wrong. */
    public RequestRefusedException(List<Violation> violations) {
        this(HttpStatus.BAD_REQUEST, "The request is not valid.", violations);
    }

    private RequestRefusedException(HttpStatus status, String detail, List<Violation> violations) {
        super(detail);
        this.status = status;
        this.detail = detail;
        this.violations = List.copyOf(violations);
    }

    public HttpStatus status() {
        return status;
    }

    public String detail() {
        return detail;
    }

    public List<Violation> violations() {
        return violations;
    }

    /** A refusal is an answer, not a fault: where it was thrown doesn't matter. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
