package dev.backbone.gateway.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backbone.gateway.http.RequestRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Serves the document and the page. Nothing of them is read before somebody asks. */
@Component
@EnableConfigurationProperties(OpenApiProperties.class)
public final class Description {

    private static final String DOCUMENT = "openapi.json";
    private static final String PAGE = "index.html";
    private static final Map<String, MediaType> PARTS_OF_PAGE = Map.of(
            "start.js", MediaType.valueOf("text/javascript"),
            "swagger-ui.css", MediaType.valueOf("text/css"),
            "swagger-ui-bundle.js", MediaType.valueOf("text/javascript"),
            "favicon-32x32.png", MediaType.IMAGE_PNG);

    private final Map<String, StaticFile> files = new ConcurrentHashMap<>();
    private final OpenApiProperties properties;

    Description(OpenApiProperties properties) {
        this.properties = properties;
    }

    public RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .route(asked("/openapi.json"), this::document)
                .route(asked("/docs"), this::page)
                .route(asked("/docs/{file}"), this::partOfPage)
                .build();
    }

    private static RequestPredicate asked(String pattern) {
        return RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD).and(RequestPredicates.path(pattern));
    }

    private ServerResponse document(ServerRequest request) {
        return files.computeIfAbsent(DOCUMENT, _ -> new StaticFile(MediaType.APPLICATION_JSON, bytesOfDocument()))
                .answer(request);
    }

    private ServerResponse page(ServerRequest request) {
        return file(PAGE, MediaType.TEXT_HTML).answer(request);
    }

    private ServerResponse partOfPage(ServerRequest request) {
        var name = request.pathVariable("file");
        var type = PARTS_OF_PAGE.get(name);
        if (type == null) {
            throw new RequestRefusedException(HttpStatus.NOT_FOUND, "The page needs no such file.");
        }
        return file(name, type).answer(request);
    }

    private byte[] bytesOfDocument() {
        return ApiDocument.read(properties).toString().getBytes(UTF_8);
    }

    private StaticFile file(String name, MediaType type) {
        return files.computeIfAbsent(name, _ -> new StaticFile(type, bytes("/try-page/" + name)));
    }

    private static byte[] bytes(String resource) {
        try (var stream = Objects.requireNonNull(Description.class.getResourceAsStream(resource), resource)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
