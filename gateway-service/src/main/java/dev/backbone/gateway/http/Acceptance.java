package dev.backbone.gateway.http;

import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Whether a caller takes what there is, by its {@code Accept}. */
public final class Acceptance {

    /** The closest to a type last, which is the one that counts (RFC 9110, 12.5.1). */
    private static final Comparator<MediaType> CLOSENESS = Comparator.comparing(MediaType::isConcrete)
            .thenComparing(range -> !range.isWildcardSubtype())
            .thenComparing(range -> !range.isWildcardType());

    private Acceptance() {}

    /** Has a handler that answers with JSON asked only for callers who take it. */
    public static HandlerFunction<ServerResponse> json(HandlerFunction<ServerResponse> handler) {
        return request -> {
            require(request, MediaType.APPLICATION_JSON);
            return handler.handle(request);
        };
    }

    /**
     * Lets a request pass whose caller takes content of this type.
     *
     * @throws RequestRefusedException with 406 otherwise
     */
    public static void require(ServerRequest request, MediaType type) {
        if (!includes(request.headers().header(HttpHeaders.ACCEPT), type)) {
            throw new RequestRefusedException(HttpStatus.NOT_ACCEPTABLE, "This is " + type + '.');
        }
    }

    static boolean includes(List<String> accepted, MediaType type) {
        try {
            var ranges = MediaType.parseMediaTypes(accepted);
            return ranges.isEmpty()
                    || ranges.stream()
                            .filter(range -> range.includes(type))
                            .max(CLOSENESS)
                            .filter(range -> range.getQualityValue() > 0)
                            .isPresent();
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
