package dev.backbone.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLimitsTest extends GatewayTest {

    private static final int MIB = 1 << 20;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"customerId\"                | line 1, column 14",
                "{ \"customerId\": tok_ok }     | line 1, column",
                "{\"lines\":[1,]}               | line 1, column 13",
                "{\"a\":1,\"a\":2}              | line 1, column 11",
                "{} {}                          | line 1, column",
                "{\"a\":NaN}                    | line 1, column"
            })
    void malformed_json_is_refused_with_its_place(String body, String place) {
        assertRefused("POST", "/orders", body, "");
        assertThat(client().post("/orders", body).body()).contains(place);
    }

    @Test
    void an_empty_body_is_refused() {
        assertRefused("POST", "/orders", "", "");
        assertRefused("POST", "/orders", " \n", "");
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        var broken = new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'};
        assertProblem(
                client().send(client().request("/orders")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(broken))),
                400);
    }

    @Test
    void a_document_that_is_nested_too_deeply_is_refused() {
        assertRefused("POST", "/orders", "[".repeat(200_000), "");
    }

    @Test
    void a_document_of_very_many_parts_is_refused_before_they_are_looked_at() {
        assertRefused("POST", "/orders", "[" + "{},".repeat(300_000) + "{}]", "");
    }

    @Test
    void a_body_over_1_mib_is_too_large() {
        var before = published();
        var exact = " ".repeat(MIB - Bodies.RECEIPT.length()) + Bodies.RECEIPT;
        assertThat(client().post("/stock/large/receipts", exact).statusCode()).isEqualTo(202);
        assertProblem(client().post("/stock/large/receipts", " " + exact), 413);
        assertThat(published()).isEqualTo(before + 1);
    }

    @Test
    void a_body_that_is_announced_to_be_too_large_is_not_waited_for() throws IOException {
        try (var socket = new Socket("localhost", port)) {
            writeHead(socket, "Content-Length: 999999999");
            assertThat(statusLine(socket)).contains(" 413 ");
        }
    }

    @Test
    void a_body_without_an_end_is_not_read_to_its_end() throws IOException {
        try (var socket = new Socket("localhost", port)) {
            writeHead(socket, "Transfer-Encoding: chunked");
            for (int chunk = 0; chunk < 17; chunk++) {
                write(socket, "10000\r\n" + " ".repeat(0x10000) + "\r\n");
            }
            assertThat(statusLine(socket)).contains(" 413 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense", "*/*"})
    void other_content_types_are_not_supported(String contentType) {
        var before = published();
        assertProblem(
                client().send(client().request("/orders")
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofString(Bodies.ORDER))),
                415);
        assertProblem(client().send(client().request("/orders").POST(BodyPublishers.ofString(Bodies.ORDER))), 415);
        assertThat(published()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | /orders             | GET,HEAD,POST",
                "PUT    | /orders             | GET,HEAD,POST",
                "POST   | /orders/1           | GET,HEAD",
                "POST   | /stock/mug          | GET,HEAD,PUT",
                "PUT    | /stock/mug/receipts | POST",
                "PUT    | /orders/1/cancellation | POST",
                "POST   | /stock              | GET,HEAD",
                "PATCH  | /payments/1         | GET,HEAD",
                "POST   | /shipments/1        | GET,HEAD"
            })
    void other_methods_are_not_allowed(String method, String path, String allowed) {
        var before = published();
        var response = client().send(method, path, Bodies.ORDER);
        assertProblem(response, 405);
        assertThat(Arrays.stream(response.headers()
                                .firstValue("Allow")
                                .orElse("")
                                .split(","))
                        .map(String::strip)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(allowed.split(","));
        assertThat(published()).isEqualTo(before);
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertProblem(client().get("/nothing"), 404);
        assertProblem(client().get("/actuator/env"), 404);
    }

    private static void writeHead(Socket socket, String length) throws IOException {
        write(
                socket,
                String.join(
                        "\r\n",
                        "POST /orders HTTP/1.1",
                        "Host: localhost",
                        "Authorization: " + Client.authorization(),
                        "Content-Type: application/json",
                        length,
                        "",
                        ""));
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String statusLine(Socket socket) throws IOException {
        socket.setSoTimeout(5_000);
        return String.valueOf(new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine());
    }
}
