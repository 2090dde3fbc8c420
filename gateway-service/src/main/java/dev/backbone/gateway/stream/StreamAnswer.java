package dev.backbone.gateway.stream;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/** The head of an answer whose body is a stream; how long it is nobody knows, so it ends with its connection. */
final class StreamAnswer implements ServerResponse {

    private static final HttpHeaders HEAD = head();

    private final OrderStream stream;
    private final Duration sendWithin;

    StreamAnswer(OrderStream stream, Duration sendWithin) {
        this.stream = stream;
        this.sendWithin = sendWithin;
    }

    private static HttpHeaders head() {
        var head = new HttpHeaders();
        head.setContentType(MediaType.TEXT_EVENT_STREAM);
        head.setCacheControl(CacheControl.noStore());
        head.setConnection("close");
        // Proxies that know it hand on each event at once.
        head.set("X-Accel-Buffering", "no");
        return HttpHeaders.readOnlyHttpHeaders(head);
    }

    @Override
    public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
            throws ServletException, IOException {
        var going = false;
        try {
            var client = request.upgrade(ClientSocket.class);
            client.use(sendWithin.toMillis(), stream::end);
            HEAD.forEach((name, values) -> response.setHeader(name, values.getFirst()));
            // For Tomcat an upgrade means 101; what the client gets is an answer like any other.
            response.setStatus(HttpStatus.OK.value());
            response.flushBuffer();
            Thread.startVirtualThread(() -> stream.tell(client));
            going = true;
            return null;
        } finally {
            if (!going) {
                stream.close();
            }
        }
    }

    @Override
    public HttpStatusCode statusCode() {
        return HttpStatus.OK;
    }

    @Override
    public HttpHeaders headers() {
        return HEAD;
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return new LinkedMultiValueMap<>();
    }
}
