package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.Topic;
import dev.backbone.testkit.BackboneTest;
import dev.backbone.testkit.RealKafka;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A gateway on a real port with a real broker, and what tests want to know of both. */
@BackboneTest
abstract class GatewayTest {

    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    int port;

    Client client() {
        return new Client(port);
    }

    /** The id of an order that the gateway has just accepted. */
    UUID accepted() {
        return UUID.fromString(
                json(client().post("/orders", Bodies.ORDER)).path("orderId").asString());
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /** The answer is a 400 that names exactly these places, and nothing has been published. */
    void assertRefused(String method, String path, String body, String... places) {
        var before = published();
        var response = client().send(method, path, body);
        assertProblem(response, 400);
        assertThat(json(response).path("violations").valueStream().map(GatewayTest::place))
                .as(response.body())
                .containsExactlyInAnyOrder(places);
        assertThat(published()).isEqualTo(before);
    }

    static void assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(response).path("status").intValue()).isEqualTo(status);
        assertThat(json(response).path("title").asString()).isNotBlank();
    }

    private static @Nullable String place(JsonNode violation) {
        assertThat(violation.path("detail").asString()).isNotBlank();
        return violation.has("pointer")
                ? violation.path("pointer").stringValue()
                : violation.path("parameter").stringValue();
    }

    /** How many facts the gateway has ever published. */
    static long published() {
        try (var admin = RealKafka.admin()) {
            return admin.listOffsets(latest()).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<TopicPartition, OffsetSpec> latest() {
        return Stream.of(Topic.ORDER_REQUESTS, Topic.STOCK_REQUESTS)
                .map(Topic::topicName)
                .flatMap(topic -> IntStream.range(0, 6).mapToObj(partition -> new TopicPartition(topic, partition)))
                .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
    }

    static List<String> repeated(String text, int times) {
        return IntStream.range(0, times).mapToObj(i -> text.formatted(i)).toList();
    }
}
