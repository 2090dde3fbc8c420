package dev.backbone.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backbone.local.StackException;
import dev.backbone.local.tokens.TokenSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class ReplayTest {

    @TempDir
    private Path folder;

    private Path file;
    private ToyShop shop;
    private TokenSource tokens = TokenSource.NONE;
    private Duration patience = Duration.ofSeconds(60);
    private final StringWriter output = new StringWriter();

    @BeforeEach
    void open_the_shop() throws IOException {
        shop = new ToyShop();
        file = Files.writeString(folder.resolve("sample.csv"), """
                InvoiceNo,StockCode,Description,Quantity,UnitPrice,CustomerID,Country
                1,HEART,Red heart,2,2.55,13047,EIRE
                1,LANTERN,White lantern,1,3.39,13047,EIRE
                2,HEART,Red heart,3,2.55,,United Kingdom
                C3,HEART,Red heart,-3,2.55,,United Kingdom
                4,HEART
                """);
    }

    @AfterEach
    void close_the_shop() {
        shop.close();
    }

    @Test
    void every_order_is_placed_followed_to_its_end_and_accounted_for() throws Exception {
        assertThat(replay(OptionalDouble.empty())).isTrue();

        assertThat(output.toString())
                .contains("sample.csv: 2 orders, 3 lines, 2 items")
                .contains("1 cancellation", "1 malformed", "sample.csv:6: 2 fields instead of 7")
                .contains("2 COMPLETED", "orders/s", "POST to 202", "accepted to confirmed", "accepted to final")
                .contains("stock check            OK", "totals check           OK");
        assertThat(shop.orders.values().toString())
                .contains("\"customerId\":\"guest\"", "\"country\":\"IE\"", "\"token\":\"tok_ok\"");
        assertThat(shop.onHand("HEART")).isZero();
    }

    @Test
    void replays_on_the_same_data_add_up_too() throws Exception {
        assertThat(replay(OptionalDouble.empty())).isTrue();
        assertThat(replay(OptionalDouble.of(200))).isTrue();

        assertThat(shop.orders).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void a_busy_suite_is_asked_again(int refusal) throws Exception {
        shop.refusal = refusal;
        shop.refuseFirst.set(3);

        assertThat(replay(OptionalDouble.empty())).isTrue();
        assertThat(output.toString()).contains("requests repeated      3");
    }

    @Test
    void a_shop_that_wants_tokens_gets_them() throws Exception {
        shop.wanted = Optional.of("Bearer good");
        assertThatThrownBy(() -> replay(OptionalDouble.empty()))
                .isInstanceOf(StackException.class)
                .hasMessageEndingWith("takes a token with the scope ops: give --token");

        tokens = TokenSource.fixed("good");
        assertThat(replay(OptionalDouble.empty())).isTrue();
    }

    @Test
    void rejected_orders_are_final_and_ship_nothing() throws Exception {
        shop.finalStatus = "REJECTED";

        assertThat(replay(OptionalDouble.empty())).isTrue();
        assertThat(output.toString()).contains("2 REJECTED");
        assertThat(shop.onHand("HEART")).isEqualTo(5);
    }

    @Test
    void an_order_that_never_becomes_final_fails_the_replay() throws Exception {
        shop.finalStatus = "VALIDATED";
        patience = Duration.ofSeconds(15);

        assertThat(replay(OptionalDouble.empty())).isFalse();
        assertThat(output.toString()).contains("2 NEVER FINAL");
    }

    @Test
    void lost_stock_fails_the_replay() throws Exception {
        shop.lostPerShipment = 1;
        patience = Duration.ofSeconds(15);

        assertThat(replay(OptionalDouble.empty())).isFalse();
        assertThat(output.toString())
                .contains("stock check            FAILED for 2")
                .contains("HEART: 0 before + 5 received - 5 shipped, but -2 on hand and 0 reserved");
    }

    @Test
    void a_wrong_total_fails_the_replay() throws Exception {
        shop.overcharged = 1;

        assertThat(replay(OptionalDouble.empty())).isFalse();
        assertThat(output.toString()).contains("totals check           FAILED for 2");
    }

    @Test
    void a_suite_that_is_not_there_is_one_clear_line() {
        shop.close();

        assertThatThrownBy(() -> replay(OptionalDouble.empty()))
                .isInstanceOf(StackException.class)
                .hasMessageStartingWith("nothing answers at ");
    }

    private boolean replay(OptionalDouble rate) throws InterruptedException {
        URI address = shop.address();
        ReplayOptions options = new ReplayOptions(file, address, tokens, 100, rate, patience);
        return new Replay(options, new PrintWriter(output)).run();
    }
}
