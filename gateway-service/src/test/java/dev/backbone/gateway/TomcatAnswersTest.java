package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What Tomcat refuses before our code is asked. */
class TomcatAnswersTest extends GatewayTest {

    private static final String LONG = "a".repeat(20_000);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense                                                | 400",
                "GET /orders HTTP/1.1                                    | 400",
                "GET /orders HTTP/1.1; Host: a, b                        | 400",
                "GET /a b HTTP/1.1; Host: localhost                      | 400",
                "GET /%zz HTTP/1.1; Host: localhost                      | 400",
                "GET /%c3%28 HTTP/1.1; Host: localhost                   | 400",
                "GET /%00 HTTP/1.1; Host: localhost                      | 400",
                "GET /\\orders HTTP/1.1; Host: localhost                 | 400",
                "GET /orders HTTP/1.1; Host: localhost; no-colon         | 400",
                "GET /orders HTTP/1.1; Host: localhost; a b: c           | 400",
                "GET /orders HTTP/1.1; Host: localhost; A: {long}        | 400",
                "GET /{long} HTTP/1.1; Host: localhost                   | 400",
                "GET /orders HTTP/9.9; Host: localhost                   | 505",
                "TRACE /orders HTTP/1.1; Host: localhost                 | 405",
                "POST /orders HTTP/1.1; Host: localhost; Content-Length: -1              | 400",
                "POST /orders HTTP/1.1; Host: localhost; Transfer-Encoding: nonsense     | 501"
            })
    void what_is_no_request_gets_a_problem_that_tells_nothing_of_the_server(String request, int status) {
        var answer = Raw.exchange(port, request.replace("{long}", LONG).replace("; ", "\r\n") + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status + ' ');
        assertThat(answer).contains("Content-Type: application/problem+json");
        assertThat(answer).doesNotContainIgnoringCase("tomcat", "apache", "java", "<html", "exception");
        var problem = new JsonMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n")));
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotBlank();
    }
}
