package dev.backbone.gateway.routing;

import dev.backbone.gateway.http.RequestRefusedException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.web.servlet.function.ServerRequest;

/** Lets only requests through to the services that are mere reads, and whose URI means the same to them as to the gateway. */
public final class RoutedUri {

    private RoutedUri() {}

    /**
     * Lets a request pass as it is.
     *
     * @throws RequestRefusedException with 400 if it has a body, which might never come; if its query can't be decoded,
     *     or a segment of its path, decoded, leads elsewhere: the service would resolve it, and answer what is not meant
     *     to be public
     */
    public static ServerRequest check(ServerRequest request) {
        if (request.requestPath().elements().stream().anyMatch(RoutedUri::isDots)) {
            throw new RequestRefusedException(HttpStatus.BAD_REQUEST, "The path has dot segments.");
        }
        if (hasBody(request.headers().asHttpHeaders())) {
            throw new RequestRefusedException(HttpStatus.BAD_REQUEST, "A read has no body.");
        }
        try {
            request.servletRequest().getParameterMap();
        } catch (InvalidParameterException e) {
            throw new RequestRefusedException(HttpStatus.BAD_REQUEST, "The query can't be decoded.");
        }
        return request;
    }

    private static boolean hasBody(HttpHeaders headers) {
        return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    private static boolean isDots(PathContainer.Element element) {
        return element instanceof PathSegment segment
                && (segment.valueToMatch().equals(".") || segment.valueToMatch().equals(".."));
    }
}
