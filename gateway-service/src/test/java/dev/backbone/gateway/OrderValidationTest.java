package dev.backbone.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OrderValidationTest extends GatewayTest {

    /** A backslash that would start an escape in this file is written as {@code %}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"17850\"   | \"\"                | /customerId",
                "\"17850\"   | 17850               | /customerId",
                "\"17850\"   | null                | /customerId",
                "\"17850\"   | \"a%u0000b\"        | /customerId",
                "\"17850\"   | \"a%ud800b\"        | /customerId",
                "\"85123A\"  | \"\"                | /lines/0/sku",
                "\"85123A\"  | \"-85123A\"         | /lines/0/sku",
                "\"85123A\"  | \"85123A%n\"        | /lines/0/sku",
                "\"85123A\"  | \"8512 3A\"         | /lines/0/sku",
                "\"85123A\"  | \"a/b\"             | /lines/0/sku",
                "\"85123A\"  | \"é\"               | /lines/0/sku",
                "\"85123A\"  | \"a23456789012345678901234567890123\" | /lines/0/sku",
                "\"85123A\"  | 85123               | /lines/0/sku",
                "\"71053\"   | \"85123A\"          | /lines/1",
                ":6          | :0                  | /lines/0/quantity",
                ":6          | :-1                 | /lines/0/quantity",
                ":6          | :1000001            | /lines/0/quantity",
                ":6          | :1.5                | /lines/0/quantity",
                ":6          | :\"6\"              | /lines/0/quantity",
                ":6          | :true               | /lines/0/quantity",
                ":6          | :99999999999999999999 | /lines/0/quantity",
                ":6          | :6,\"price\":1      | /lines/0/price",
                "\"tok_ok\"  | \"\"                | /payment/token",
                "\"tok_ok\"  | 1                   | /payment/token",
                "{\"token\":\"tok_ok\"} | \"tok_ok\" | /payment",
                "\"tok_ok\"  | \"tok_ok\",\"cvc\":\"123\" | /payment/cvc",
                "\"N1 9GU\"  | \" \"               | /shipTo/postalCode",
                "\"N1 9GU\"  | \"\"                | /shipTo/postalCode",
                "\"N1 9GU\"  | \"%u00a0\"          | /shipTo/postalCode",
                "\"N1 9GU\"  | \"N1%t9GU\"         | /shipTo/postalCode",
                "\"London\"  | 7                   | /shipTo/city",
                "\"GB\"      | \"gb\"              | /shipTo/country",
                "\"GB\"      | \"GBR\"             | /shipTo/country",
                "\"GB\"      | \"GB%n\"            | /shipTo/country",
                "\"GB\"      | \"\"                | /shipTo/country",
                "\"GB\"      | \"GB\",\"phone\":\"1\" | /shipTo/phone",
                "{\"customerId\" | {\"a/b~c\":1,\"customerId\" | /a~1b~0c",
                "\"customerId\":\"17850\", | `` | /customerId",
                "\"payment\":{\"token\":\"tok_ok\"}, | `` | /payment",
                "\"city\":\"London\", | `` | /shipTo/city",
                "\"sku\":\"71053\", | `` | /lines/1/sku"
            })
    void each_violation_is_named_by_its_place(String part, String replacement, String pointer) {
        assertRefused("POST", "/orders", Bodies.order(part, replacement.replace('%', '\\')), pointer);
    }

    @Test
    void all_violations_are_named_at_once() {
        var wrong = Bodies.order("\"quantity\":6", "\"quantity\":0")
                .replace("\"71053\"", "\"85123A\"")
                .replace("\"GB\"", "\"Britain\"")
                .replace("\"customerId\":\"17850\",", "\"coupon\":1,");
        assertRefused(
                "POST", "/orders", wrong, "/lines/0/quantity", "/lines/1", "/shipTo/country", "/customerId", "/coupon");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "7", "\"order\""})
    void a_document_that_is_no_order_is_refused(String body) {
        var expected =
                body.equals("{}") ? new String[] {"/customerId", "/lines", "/payment", "/shipTo"} : new String[] {""};
        assertRefused("POST", "/orders", body, expected);
    }

    @ParameterizedTest
    @CsvSource({"customerId, 17850, 64", "token, tok_ok, 255", "city, London, 200", "name, Zoë Ångström, 200"})
    void texts_may_be_as_long_as_said_and_no_longer(String field, String value, int longest) {
        var part = "\"%s\":\"%s\"".formatted(field, value);
        var longestOrder = Bodies.order(part, "\"%s\":\"%s\"".formatted(field, "ä".repeat(longest)));
        assertThat(client().post("/orders", longestOrder).statusCode()).isEqualTo(202);

        var tooLong = Bodies.order(part, "\"%s\":\"%s\"".formatted(field, "ä".repeat(longest + 1)));
        var response = client().post("/orders", tooLong);
        assertProblem(response, 400);
        assertThat(json(response).at("/violations/0/pointer").asString()).endsWith("/" + field);
    }

    @Test
    void an_order_has_1_to_1000_lines() {
        assertRefused("POST", "/orders", orderWithLines(0), "/lines");
        assertThat(client().post("/orders", orderWithLines(1)).statusCode()).isEqualTo(202);
        assertThat(client().post("/orders", orderWithLines(1000)).statusCode()).isEqualTo(202);
        assertRefused("POST", "/orders", orderWithLines(1001), "/lines");
    }

    @Test
    void a_thousand_wrong_lines_are_all_named() {
        assertRefused(
                "POST",
                "/orders",
                orderWithLines(1000).replace("\"quantity\":1", "\"quantity\":0"),
                IntStream.range(0, 1000)
                        .mapToObj("/lines/%d/quantity"::formatted)
                        .toArray(String[]::new));
    }

    @Test
    void the_largest_quantity_and_the_longest_sku_are_accepted() {
        var body = Bodies.order(":6", ":1000000").replace("85123A", "a._-" + "9".repeat(28));
        assertThat(client().post("/orders", body).statusCode()).isEqualTo(202);
    }

    @Test
    void a_whole_number_may_be_written_in_any_way_that_json_knows() {
        assertThat(client().post("/orders", Bodies.order(":6", ":6.0")).statusCode())
                .isEqualTo(202);
        assertThat(client().post("/orders", Bodies.order(":6", ":6e2")).statusCode())
                .isEqualTo(202);
        assertRefused("POST", "/orders", Bodies.order(":6", ":1e400"), "/lines/0/quantity");
        assertRefused("POST", "/orders", Bodies.order(":6", ":1e1000000000"), "/lines/0/quantity");
    }

    static Stream<String> cardNumbers() {
        return Stream.of(
                "4111111111111111",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                " 378282246310005 ",
                "6304000000000000000",
                "４１１１１１１１１１１１１１１１");
    }

    @ParameterizedTest
    @MethodSource("cardNumbers")
    void a_card_number_is_refused_and_never_repeated(String cardNumber, CapturedOutput output) {
        var body = Bodies.order("tok_ok", cardNumber);
        assertRefused("POST", "/orders", body, "/payment/token");
        assertThat(client().post("/orders", body).body()).doesNotContain(cardNumber.strip());
        assertThat(output).doesNotContain(cardNumber.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111111111111112", "00000000000", "tok_4111111111111111", "59", "41111111111111111111"})
    void a_token_that_is_no_card_number_is_accepted(String token) {
        assertThat(client().post("/orders", Bodies.order("tok_ok", token)).statusCode())
                .isEqualTo(202);
    }

    @Test
    void nothing_that_was_refused_is_logged_or_repeated(CapturedOutput output) {
        var response = client().post("/orders", Bodies.order("\"GB\"", "\"GB\",\"city\":\"London\""));
        assertProblem(response, 400);
        var other = client().post("/orders", Bodies.order("\"London\"", "London"));
        assertProblem(other, 400);
        assertThat(output + response.body() + other.body())
                .doesNotContain("London", "High Street", "17850", "tok_ok", "85123A");
    }

    private static String orderWithLines(int count) {
        var lines = String.join(",", repeated("{\"sku\":\"sku-%d\",\"quantity\":1}", count));
        return Bodies.order("{\"sku\":\"85123A\",\"quantity\":6},{\"sku\":\"71053\",\"quantity\":2}", lines);
    }
}
