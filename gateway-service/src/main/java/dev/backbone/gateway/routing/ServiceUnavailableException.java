package dev.backbone.gateway.routing;

import dev.backbone.gateway.http.Problems;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** No instance of a service has answered a read, or none was asked because that would be in vain. */
public final class ServiceUnavailableException extends RuntimeException {

    private final HttpStatus status;

    private ServiceUnavailableException(HttpStatus status, String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.status = status;
    }

    /** The service has just failed too often. */
    static ServiceUnavailableException leftAlone() {
        return new ServiceUnavailableException(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The service that knows has failed too often; it is given a pause.",
                null);
    }

    static ServiceUnavailableException tooLong() {
        return new ServiceUnavailableException(
                HttpStatus.SERVICE_UNAVAILABLE, "What the service that knows has said is longer than 4 MiB.", null);
    }

    /** With 504 if the last instance that was asked took too long, otherwise with 503. */
    static ServiceUnavailableException because(@Nullable Throwable failure) {
        return failure instanceof HttpTimeoutException && !(failure instanceof HttpConnectTimeoutException)
                ? new ServiceUnavailableException(
                        HttpStatus.GATEWAY_TIMEOUT, "The service that knows took too long.", failure)
                : new ServiceUnavailableException(
                        HttpStatus.SERVICE_UNAVAILABLE, "The service that knows can't be reached.", failure);
    }

    /** What the client is told. */
    public static ServerResponse answer(Throwable failure, ServerRequest request) {
        var unavailable = (ServiceUnavailableException) failure;
        return Problems.noAnswer(
                ProblemDetail.forStatusAndDetail(unavailable.status, String.valueOf(unavailable.getMessage())));
    }
}
