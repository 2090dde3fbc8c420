package dev.backbone.runtime;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Names every parameter that is wrong, in the common form of errors. */
@RestControllerAdvice
final class BadParametersAdvice {

    @ExceptionHandler
    ProblemDetail badRequest(BadParametersException mistake) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "The query is not valid.");
        problem.setProperty("violations", mistake.violations());
        return problem;
    }
}
