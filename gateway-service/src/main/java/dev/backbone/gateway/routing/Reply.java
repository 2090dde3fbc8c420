package dev.backbone.gateway.routing;

import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What an instance of a service has answered. */
sealed interface Reply permits Answer, Reply.Routed {

    HttpStatusCode status();

    /** Gives up what the reply holds, because another will be used. */
    void discard();

    /** Whether another instance might do better. */
    default boolean isWorthAnotherTry() {
        return switch (status().value()) {
            case 502, 503, 504 -> true;
            default -> false;
        };
    }

    /** A reply whose body is still to be read, by the one who writes it to the client. */
    record Routed(ServerResponse response, ServerRequest request) implements Reply {

        @Override
        public HttpStatusCode status() {
            return response.statusCode();
        }

        @Override
        public void discard() {
            ClientHttpResponse open = MvcUtils.getAttribute(request, MvcUtils.CLIENT_RESPONSE_ATTR);
            if (open != null) {
                open.close();
            }
        }
    }
}
