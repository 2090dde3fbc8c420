package dev.backbone.gateway.live;

import dev.backbone.gateway.http.Problems;
import dev.backbone.gateway.http.RequestRefusedException;
import dev.backbone.gateway.http.Violation;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.util.WebUtils;

/** {@code GET /live}: opens a WebSocket for those who ask for one as RFC 6455 has it. */
public final class LiveEndpoint {

    private static final String WEBSOCKET = "websocket";
    private static final String VERSION = "13";
    private static final int KEY_BYTES = 16;

    private final LiveSessions sessions;
    private final LiveProperties settings;

    LiveEndpoint(LiveSessions sessions, LiveProperties settings) {
        this.sessions = sessions;
        this.settings = settings;
    }

    /**
     * Opens it; 426 for what asks for no WebSocket, or one of another version.
     *
     * @throws RequestRefusedException with 403 for a page from elsewhere: its browser would show it what it sends to
     *     anybody who has been let in once; with 400 for a handshake that is none
     */
    public ServerResponse open(ServerRequest request) {
        if (!asksForWebSocket(request)) {
            return upgradeRequired();
        }
        if (!isFromHere(request)) {
            throw new RequestRefusedException(HttpStatus.FORBIDDEN, "Pages of other origins may not open this.");
        }
        requireKey(request);
        return new Handshake(sessions);
    }

    private static boolean asksForWebSocket(ServerRequest request) {
        return request.method().equals(HttpMethod.GET)
                && names(request, HttpHeaders.UPGRADE, WEBSOCKET)
                && names(request, HttpHeaders.CONNECTION, "upgrade")
                && names(request, WebSocketHttpHeaders.SEC_WEBSOCKET_VERSION, VERSION);
    }

    private static boolean names(ServerRequest request, String header, String token) {
        var values = String.join(",", request.headers().header(header));
        return List.of(values.toLowerCase(Locale.ROOT).split("\\s*,\\s*")).contains(token);
    }

    private static ServerResponse upgradeRequired() {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UPGRADE_REQUIRED, "This is a WebSocket: connect with ws:// or wss://.");
        return Problems.answer(problem)
                .header(HttpHeaders.UPGRADE, WEBSOCKET)
                .header(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE)
                .header(WebSocketHttpHeaders.SEC_WEBSOCKET_VERSION, VERSION)
                .body(problem);
    }

    private boolean isFromHere(ServerRequest request) {
        var origin = request.headers().firstHeader(HttpHeaders.ORIGIN);
        return origin == null
                || settings.origins().contains(origin)
                || WebUtils.isSameOrigin(new ServletServerHttpRequest(request.servletRequest()));
    }

    private static void requireKey(ServerRequest request) {
        var key = request.headers().firstHeader(WebSocketHttpHeaders.SEC_WEBSOCKET_KEY);
        if (key == null || !isKey(key.strip())) {
            throw new RequestRefusedException(List.of(
                    Violation.ofParameter(WebSocketHttpHeaders.SEC_WEBSOCKET_KEY, "is not 16 bytes in base64")));
        }
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
