package dev.backbone.gateway.routing;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * What a service has answered, read to its end. The body is shared, not copied: nobody changes it.
 *
 * @param headers as the service sent them, those of its connection included
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Answer(HttpStatusCode status, HttpHeaders headers, byte[] body) implements Reply {

    private static final List<String> MEANT_FOR_CLIENTS =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.ETAG, HttpHeaders.LAST_MODIFIED, HttpHeaders.RETRY_AFTER);

    @Override
    public void discard() {
        // Nothing is open.
    }

    /** The same to the gateway's client: status, body and those headers that describe them. */
    public ServerResponse.BodyBuilder toResponse() {
        return ServerResponse.status(status).headers(this::describe);
    }

    private void describe(HttpHeaders sent) {
        for (var name : MEANT_FOR_CLIENTS) {
            var value = headers.getFirst(name);
            if (value != null) {
                sent.set(name, value);
            }
        }
    }
}
