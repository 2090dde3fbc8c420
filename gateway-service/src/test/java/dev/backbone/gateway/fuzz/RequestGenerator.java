package dev.backbone.gateway.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.backbone.gateway.fuzz.RawRequest.Framing;
import dev.backbone.gateway.openapi.Contract;
import dev.backbone.gateway.openapi.Operation;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Makes requests from the document: a third of them valid, the others wrong in one to three places. */
public final class RequestGenerator {

    private static final Contract CONTRACT = Contract.published();
    private static final List<Operation> OPERATIONS = CONTRACT.operations().stream()
            .filter(operation -> !operation.id().equals("watchLive"))
            .toList();
    private static final byte[] NOTHING = {};

    private final Random random;
    private final Operation operation;
    private final Values values;
    private final Oddities odd;

    private RequestGenerator(long seed, int index) {
        this.random = new Random(seed * 1_000_003 + index);
        this.operation = OPERATIONS.get(index % OPERATIONS.size());
        this.values = new Values(random, CONTRACT::resolve);
        this.odd = new Oddities(random);
    }

    /** The same for the same seed and index. Each operation has its turn. */
    public static RawRequest request(long seed, int index, List<String> headers) {
        var generator = new RequestGenerator(seed, index);
        return generator.random.nextInt(3) == 0 ? generator.valid(headers) : generator.wrong(headers);
    }

    private RawRequest valid(List<String> given) {
        List<String> headers = new ArrayList<>(given);
        parameters("header").forEach(each -> headers.add(name(each) + ": " + plainHeader(each)));
        return new RawRequest(
                operation.method(), path() + query(), withContentType(headers), body(), anyWholeFraming(), true);
    }

    private RawRequest wrong(List<String> given) {
        var request = valid(given);
        for (int i = random.nextInt(3); i >= 0; i--) {
            request = broken(request);
        }
        return request;
    }

    private RawRequest broken(RawRequest request) {
        var hasBody = request.body().length > 0;
        return switch (random.nextInt(hasBody ? 10 : 4)) {
            case 0 -> with(request, odd.method(request.method()), request.target(), request.headers());
            case 1 -> with(request, request.method(), odd.target(request.target()), request.headers());
            case 2, 3 -> with(request, request.method(), request.target(), odd.headers(request.headers()));
            case 4 -> with(request, request.body(), Framing.CUT_OFF);
            default -> with(request, new BadJson(random).of(validBody()), request.framing());
        };
    }

    private static RawRequest with(RawRequest request, String method, String target, List<String> headers) {
        return new RawRequest(method, target, headers, request.body(), request.framing(), false);
    }

    private static RawRequest with(RawRequest request, byte[] body, Framing framing) {
        return new RawRequest(request.method(), request.target(), request.headers(), body, framing, false);
    }

    private List<String> withContentType(List<String> headers) {
        if (!operation.bodySchema().isMissingNode()) {
            headers.add("Content-Type: application/json");
        }
        return headers;
    }

    private Framing anyWholeFraming() {
        return random.nextInt(4) == 0 && !operation.bodySchema().isMissingNode() ? Framing.CHUNKED : Framing.LENGTH;
    }

    private byte[] body() {
        return operation.bodySchema().isMissingNode()
                ? NOTHING
                : validBody().toString().getBytes(UTF_8);
    }

    private JsonNode validBody() {
        return values.valid(operation.bodySchema());
    }

    private String path() {
        var path = operation.path();
        for (var parameter : parameters("path")) {
            var value = parameter.at("/schema/pattern").isMissingNode()
                            && parameter.has("example")
                            && !parameter.at("/schema/format").asString("").equals("uuid")
                    ? parameter.path("example")
                    : values.valid(parameter.path("schema"));
            path = path.replace("{" + name(parameter) + "}", value.asString());
        }
        return path;
    }

    private String query() {
        List<String> query = new ArrayList<>();
        parameters("query").stream().filter(_ -> random.nextInt(3) == 0).forEach(each -> {
            var value = each.has("example") ? each.path("example") : values.valid(each.path("schema"));
            query.add(name(each) + "=" + URLEncoder.encode(value.asString(), UTF_8));
        });
        return query.isEmpty() ? "" : "?" + String.join("&", query);
    }

    /** Few wait, and not for long: there is nothing to wait for. */
    private String plainHeader(JsonNode parameter) {
        return switch (name(parameter)) {
            case "Prefer" -> "wait=" + random.nextInt(2);
            case "Idempotency-Key" -> Texts.of(random, Texts.ALPHANUMERIC, 1 + random.nextInt(254));
            default -> parameter.has("example") ? parameter.path("example").asString() : "\"a\"";
        };
    }

    private List<JsonNode> parameters(String place) {
        return operation.parameters().stream()
                .filter(each -> each.path("in").asString().equals(place))
                .toList();
    }

    private static String name(JsonNode parameter) {
        return parameter.path("name").asString();
    }
}
