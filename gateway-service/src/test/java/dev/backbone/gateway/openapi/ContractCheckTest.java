package dev.backbone.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each kind of answer that the document does not tell of is found. */
class ContractCheckTest {

    private static final String ID = "0193a1b2-7c4d-7e5f-8a6b-0c1d2e3f4a5b";
    private static final String ACCEPTED = "{\"orderId\":\"%s\",\"status\":\"REQUESTED\"}".formatted(ID);
    private static final String PROBLEM = "{\"title\":\"Not Found\",\"status\":404}";
    private static final Map<String, List<String>> HEADERS =
            Map.of("location", List.of("/orders/" + ID), "content-type", List.of("application/json"));
    private static final Map<String, List<String>> PROBLEM_HEADERS =
            Map.of("content-type", List.of("application/problem+json"));

    @Test
    void what_is_described_passes() {
        assertThat(placed(202, HEADERS, ACCEPTED)).isEmpty();
        assertThat(check("GET", "/orders/" + ID, 404, PROBLEM_HEADERS, PROBLEM)).isEmpty();
        assertThat(check("HEAD", "/orders/" + ID, 404, PROBLEM_HEADERS, "")).isEmpty();
        assertThat(check("GET", "/nowhere", 404, PROBLEM_HEADERS, PROBLEM)).isEmpty();
    }

    @Test
    void another_status_is_found() {
        assertThat(placed(200, HEADERS, ACCEPTED)).singleElement().asString().contains("200");
        assertThat(placed(500, HEADERS, ACCEPTED)).isNotEmpty();
    }

    @Test
    void another_type_is_found() {
        var text = Map.of("location", List.of("/orders/" + ID), "content-type", List.of("text/plain"));
        assertThat(placed(202, text, ACCEPTED)).isNotEmpty();
    }

    @Test
    void another_body_is_found() {
        assertThat(placed(202, HEADERS, ACCEPTED.replace("REQUESTED", "DONE"))).isNotEmpty();
        assertThat(placed(202, HEADERS, ACCEPTED.replace("}", ",\"more\":1}"))).isNotEmpty();
        assertThat(placed(202, HEADERS, ACCEPTED.replace(ID, "1"))).isNotEmpty();
        assertThat(placed(202, HEADERS, "")).isNotEmpty();
        assertThat(check("PUT", "/stock/mug", 202, Map.of("location", List.of("/stock/mug")), "{}"))
                .isNotEmpty();
    }

    @Test
    void a_missing_or_wrong_header_is_found() {
        assertThat(placed(202, Map.of("content-type", List.of("application/json")), ACCEPTED))
                .containsExactly("Location is missing");
        assertThat(placed(
                        202,
                        Map.of("location", List.of("/elsewhere"), "content-type", List.of("application/json")),
                        ACCEPTED))
                .isNotEmpty();
    }

    @Test
    void a_call_that_is_not_described_must_be_refused_with_a_problem() {
        assertThat(check("GET", "/nowhere", 200, HEADERS, ACCEPTED)).isNotEmpty();
        assertThat(check("DELETE", "/orders", 405, PROBLEM_HEADERS, PROBLEM))
                .containsExactly("a 405 tells what is allowed");
        assertThat(check("GET", "/nowhere", 404, Map.of(), "")).isNotEmpty();
    }

    private static List<String> placed(int status, Map<String, List<String>> headers, String body) {
        return check("POST", "/orders", status, headers, body);
    }

    private static List<String> check(
            String method, String path, int status, Map<String, List<String>> headers, String body) {
        return ContractCheck.violations(method, path, new Answer(status, headers, body));
    }
}
