package dev.backbone.gateway.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers that are not what was asked for, as {@code application/problem+json} (RFC 9457). */
public final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_AFTER_SECONDS = "2";

    private Problems() {}

    public static ServerResponse refused(Throwable refusal, ServerRequest request) {
        var refused = (RequestRefusedException) refusal;
        var problem = problem(refused.status(), refused.detail());
        if (!refused.violations().isEmpty()) {
            problem.setProperty("violations", refused.violations());
        }
        return answer(problem).body(problem);
    }

    public static ServerResponse kafkaUnavailable(Throwable failure, ServerRequest request) {
        return unavailable(
                "Kafka has not acknowledged the request in time, so it is unknown whether it will be carried out.");
    }

    /** A service gave no answer: 503 or 504, and when to ask again. */
    public static ServerResponse noAnswer(ProblemDetail problem) {
        return answer(problem)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .body(problem);
    }

    /** For what should not happen. */
    public static ServerResponse unexpected(Throwable fault, ServerRequest request) {
        log.error("A {} failed", request.method(), fault);
        var problem = problem(HttpStatus.INTERNAL_SERVER_ERROR, "This is our mistake.");
        return answer(problem).body(problem);
    }

    public static ServerResponse methodNotAllowed(HttpMethod... allowed) {
        var problem = problem(HttpStatus.METHOD_NOT_ALLOWED, "This is not something to do here.");
        return answer(problem).allow(allowed).body(problem);
    }

    private static ServerResponse unavailable(String detail) {
        var problem = problem(HttpStatus.SERVICE_UNAVAILABLE, detail);
        return noAnswer(problem);
    }

    private static ProblemDetail problem(HttpStatus status, String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }

    /** The beginning of an answer that has a problem for its body. */
    public static ServerResponse.BodyBuilder answer(ProblemDetail problem) {
        return ServerResponse.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }
}
