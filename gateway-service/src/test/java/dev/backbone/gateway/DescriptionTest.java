package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "backbone.openapi.token-url=https://login.invalid/token")
class DescriptionTest extends GatewayTest {

    @Test
    void the_document_is_served_with_the_schemas_that_requests_are_checked_with() {
        var document = json(client().get("/openapi.json"));
        assertThat(document.path("openapi").asString()).startsWith("3.1.");
        assertThat(document.at("/components/schemas/PlaceOrder/properties/lines/maxItems")
                        .intValue())
                .isEqualTo(1000);
        assertThat(document.findValuesAsString("$ref")).isNotEmpty().allMatch(reference -> reference.startsWith("#/"));
    }

    @Test
    void it_tells_where_this_suite_has_its_tokens_from() {
        assertThat(json(client().get("/openapi.json"))
                        .at("/components/securitySchemes/oauth2/flows/clientCredentials/tokenUrl")
                        .asString())
                .isEqualTo("https://login.invalid/token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.json", "/docs", "/docs/swagger-ui.css"})
    void who_has_it_already_does_not_get_it_again(String path) {
        var etag = client().get(path).headers().firstValue("ETag").orElseThrow();
        var again = client().send(client().request(path).header("If-None-Match", etag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/docs,                      text/html",
        "/docs/start.js,             text/javascript",
        "/docs/swagger-ui.css,       text/css",
        "/docs/swagger-ui-bundle.js, text/javascript",
        "/docs/favicon-32x32.png,    image/png"
    })
    void the_page_comes_with_all_it_needs(String path, String type) {
        var response = client().get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains(type);
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.body()).isNotEmpty();
    }

    @Test
    void the_page_runs_and_loads_nothing_from_elsewhere() {
        var page = client().get("/docs");
        assertThat(policy(page)).contains("default-src 'none'").doesNotContain("unsafe", "http", "*");
        assertThat(page.body()).doesNotContain("http:", "https:", "<style", "style=", "<script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/", "/docs/index.html", "/docs/openapi.yaml", "/docs/a/b", "/docs/%2e%2e"})
    void nothing_else_is_there(String path) {
        assertThat(client().get(path).statusCode()).isIn(400, 404, 405);
    }

    @ParameterizedTest
    @CsvSource({"/openapi.json, text/html", "/docs, application/json", "/docs, nonsense"})
    void what_is_not_accepted_is_not_sent(String path, String accepted) {
        assertProblem(client().send(client().request(path).header("Accept", accepted)), 406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi.json", "/docs"})
    void they_are_only_to_be_read(String path) {
        assertProblem(client().post(path, "{}"), 405);
    }

    private static String policy(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Security-Policy").orElse("");
    }
}
