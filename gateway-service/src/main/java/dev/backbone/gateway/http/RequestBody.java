package dev.backbone.gateway.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads request bodies as JSON, within limits that keep a single request from costing much. */
final class RequestBody {

    private static final int MAX_BYTES = 1 << 20;

    /** A valid order has about 6,000. Bounds how many violations can be found. */
    private static final int MAX_TOKENS = 50_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MAX_TOKENS)
                            .maxNestingDepth(32)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RequestBody() {}

    /**
     * Reads the whole body.
     *
     * @throws RequestRefusedException with 415 if it is said to be no JSON, with 413 if it is over 1 MiB (what is
     *     beyond is not read), with 408 if it does not come in time, with 400 if it is no JSON
     */
    static JsonNode json(ServerRequest request) {
        requireJson(request);
        try {
            return parse(bytes(request));
        } catch (StreamConstraintsException e) {
            throw malformed("has too many parts, or one that is nested too deeply or too long");
        } catch (JacksonException e) {
            throw malformed("is not well-formed" + place(e.getLocation()));
        } catch (IOException e) {
            throw e.getCause() instanceof SocketTimeoutException
                    ? new RequestRefusedException(HttpStatus.REQUEST_TIMEOUT, "The body did not come in time.")
                    : new RequestRefusedException(HttpStatus.BAD_REQUEST, "The body could not be read to its end.");
        }
    }

    /** Reads valid JSON as a value of {@code type}. */
    static <T> T value(JsonNode json, Class<T> type) {
        return JSON.treeToValue(json, type);
    }

    private static JsonNode parse(byte[] bytes) {
        var json = JSON.readTree(bytes);
        if (json.isMissingNode()) {
            throw malformed("is empty");
        }
        return json;
    }

    private static byte[] bytes(ServerRequest request) throws IOException {
        if (request.headers().contentLength().orElse(0) > MAX_BYTES) {
            throw tooLarge();
        }
        var bytes = request.servletRequest().getInputStream().readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw tooLarge();
        }
        return bytes;
    }

    private static void requireJson(ServerRequest request) {
        if (!isJson(request.headers().firstHeader(HttpHeaders.CONTENT_TYPE))) {
            throw new RequestRefusedException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body must be application/json.");
        }
    }

    private static boolean isJson(@Nullable String contentType) {
        try {
            return contentType != null
                    && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MediaType.parseMediaType(contentType));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static String place(@Nullable TokenStreamLocation location) {
        return location == null ? "" : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static RequestRefusedException malformed(String how) {
        return new RequestRefusedException(List.of(new Violation("", how)));
    }

    private static RequestRefusedException tooLarge() {
        return new RequestRefusedException(HttpStatus.CONTENT_TOO_LARGE, "The body is larger than 1 MiB.");
    }
}
