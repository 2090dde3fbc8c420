package dev.backbone.gateway.routing;

import dev.backbone.gateway.http.RequestRefusedException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Function;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Reads from one service: its instances take turns; what one can't answer, another is asked, as long as there is time;
 * and when none can, the service is left alone for a while. Blocks, for about six seconds at most. Thread-safe.
 *
 * <p>Both ways to read throw {@link ServiceUnavailableException} if there is no answer, which is answered with 503 or
 * 504. An answer may have any status, 5xx included.
 */
public final class ServiceClient {

    /** The longest journal and the fullest page have less. */
    private static final int MAX_BYTES = 4 << 20;

    private final Instances instances;
    private final Circuit circuit;
    private final Probes probes;
    private final RestClient http;
    private final RoutingProperties settings;
    private final HandlerFunction<ServerResponse> exchange = HandlerFunctions.http();

    ServiceClient(Instances instances, Circuit circuit, Probes probes, RestClient http, RoutingProperties settings) {
        this.instances = instances;
        this.circuit = circuit;
        this.probes = probes;
        this.http = http;
        this.settings = settings;
    }

    /**
     * Hands a GET or HEAD on as it is, except for the caller's token, and gives back the service's answer, whose body is
     * read only while it is written to the client.
     *
     * @throws RequestRefusedException with 400 if it is no mere read, or its URI doesn't mean the same to the service, see
     *     {@link RoutedUri}
     */
    public ServerResponse forward(ServerRequest request) {
        var routed = ServerRequest.from(RoutedUri.check(request))
                .headers(headers -> headers.remove(HttpHeaders.AUTHORIZATION))
                .build();
        return call(instance -> {
                    MvcUtils.setRequestUrl(routed, instance);
                    return new Reply.Routed(send(routed), routed);
                })
                .response();
    }

    /**
     * Reads on the gateway's own account, up to 4 MiB; what is longer is unavailable.
     *
     * @param pathAndQuery encoded, from the first slash on
     */
    public Answer get(String pathAndQuery) {
        var answer = call(instance -> http.get()
                .uri(instance.resolve(pathAndQuery))
                .exchange((_, response) -> new Answer(
                        response.getStatusCode(), HttpHeaders.copyOf(response.getHeaders()), body(response))));
        // Not a failure of the service, which others may ask for less.
        if (answer.body().length > MAX_BYTES) {
            throw ServiceUnavailableException.tooLong();
        }
        return answer;
    }

    /** Closed at once, because Spring would read what is left. */
    private static byte[] body(ClientHttpResponse response) throws IOException {
        try (var body = response.getBody()) {
            return body.readNBytes(MAX_BYTES + 1);
        }
    }

    private ServerResponse send(ServerRequest request) {
        try {
            return exchange.handle(request);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the exchange throws nothing else", e);
        }
    }

    private <T extends Reply> T call(Function<URI, T> read) {
        return circuit.call(() -> askOneAfterTheOther(read));
    }

    private <T extends Reply> T askOneAfterTheOther(Function<URI, T> read) {
        var start = System.nanoTime();
        var tried = new ArrayList<Instance>();
        while (true) {
            var instance = instances.next(tried);
            tried.add(instance);
            try {
                var reply = read.apply(instance.uri());
                instance.answered();
                if (!reply.isWorthAnotherTry() || !mayTryAgain(tried.size(), start)) {
                    return reply;
                }
                reply.discard();
            } catch (ResourceAccessException e) {
                failed(instance, e);
                if (!mayTryAgain(tried.size(), start)) {
                    throw ServiceUnavailableException.because(e.getCause());
                }
            }
        }
    }

    private void failed(Instance instance, ResourceAccessException failure) {
        if (instance.failed(failure.getCause())) {
            probes.watch(instance);
        }
    }

    private boolean mayTryAgain(int tries, long start) {
        return tries < Math.min(instances.size(), settings.tries())
                && Duration.ofNanos(System.nanoTime() - start).compareTo(settings.retryWithin()) < 0;
    }
}
