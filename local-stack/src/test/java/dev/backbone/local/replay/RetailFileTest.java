package dev.backbone.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.backbone.local.StackException;
import dev.backbone.local.replay.ParsedRow.Skipped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetailFileTest {

    private static final String HEADER = "InvoiceNo,StockCode,Description,Quantity,UnitPrice,CustomerID,Country\n";
    private static final int ALL = Integer.MAX_VALUE;

    @TempDir
    private Path folder;

    @Test
    void an_invoice_is_an_order_in_the_order_invoices_are_first_seen() throws IOException {
        RetailOrders orders = read("""
                2,LANTERN,White lantern,1,3.39,17850,United Kingdom
                1,HEART,Red heart,2,2.55,13047,EIRE
                2,HEART,Red heart,3,2.55,17850,United Kingdom
                """);

        assertThat(orders.orders())
                .containsExactly(
                        new PlannedOrder("2", "17850", "United Kingdom", Map.of("LANTERN", 1L, "HEART", 3L)),
                        new PlannedOrder("1", "13047", "EIRE", Map.of("HEART", 2L)));
        assertThat(orders.demand()).containsExactly(entry("LANTERN", 1L), entry("HEART", 5L));
        assertThat(orders.skips().counts()).isEmpty();
    }

    @Test
    void duplicate_skus_of_an_invoice_are_merged() throws IOException {
        RetailOrders orders = read("""
                1,HEART,Red heart,2,2.55,13047,UK
                1,LANTERN,White lantern,1,3.39,13047,UK
                1,HEART,Red heart,5,2.55,13047,UK
                """);

        assertThat(orders.orders().getFirst().quantities()).containsExactly(entry("HEART", 7L), entry("LANTERN", 1L));
    }

    @Test
    void every_row_that_is_no_sale_is_counted_by_its_reason() throws IOException {
        RetailOrders orders = read("""
                C1,HEART,Red heart,-2,2.55,13047,UK
                1,HEART,Red heart,-2,2.55,13047,UK
                1,HEART,Red heart,0,2.55,13047,UK
                1,HEART,Red heart,2,0,13047,UK
                1,HEART,Red heart,2,-11062.06,13047,UK
                1,HEART,Red heart,2,0.001,13047,UK
                1,,Red heart,2,2.55,13047,UK
                1,RED HEART,Red heart,2,2.55,13047,UK
                1,.HEART,Red heart,2,2.55,13047,UK
                1,HEART,Red heart,two,2.55,13047,UK
                1,HEART,Red heart,2,2.55
                ,HEART,Red heart,2,2.55,13047,UK
                """);

        assertThat(orders.orders()).isEmpty();
        assertThat(orders.skips().counts())
                .containsOnly(
                        entry(SkipReason.CANCELLATION, 1L),
                        entry(SkipReason.QUANTITY_NOT_POSITIVE, 2L),
                        entry(SkipReason.PRICE_NOT_POSITIVE, 3L),
                        entry(SkipReason.INVALID_SKU, 3L),
                        entry(SkipReason.MALFORMED, 3L));
        assertThat(orders.skips().malformed())
                .containsExactly(
                        new Skipped(11, SkipReason.MALFORMED, "quantity 'two', price '2.55'"),
                        new Skipped(12, SkipReason.MALFORMED, "5 fields instead of 7"),
                        new Skipped(13, SkipReason.MALFORMED, "no invoice number"));
    }

    @Test
    void an_order_of_more_than_a_thousand_lines_is_left_out_whole() throws IOException {
        String rows = IntStream.rangeClosed(1, 1_001)
                .mapToObj(i -> "1,SKU" + i + ",Thing,1,1.00,13047,UK\n")
                .collect(Collectors.joining());

        RetailOrders orders = read(rows + "2,SKU1,Thing,1,1.00,13047,UK\n");

        assertThat(orders.orders()).extracting(PlannedOrder::invoice).containsExactly("2");
        assertThat(orders.items()).containsOnlyKeys("SKU1");
        assertThat(orders.skips().counts()).containsOnly(entry(SkipReason.TOO_MANY_LINES, 1_001L));
    }

    @Test
    void an_order_of_more_than_a_million_of_one_sku_is_left_out_whole() throws IOException {
        RetailOrders orders = read("""
                1,HEART,Red heart,999999,2.55,13047,UK
                1,HEART,Red heart,2,2.55,13047,UK
                """);

        assertThat(orders.orders()).isEmpty();
        assertThat(orders.skips().counts()).containsOnly(entry(SkipReason.TOO_LARGE_QUANTITY, 2L));
    }

    @Test
    void only_the_first_orders_are_taken_but_all_their_rows() throws IOException {
        String rows = """
                1,HEART,Red heart,1,2.55,13047,UK
                2,LANTERN,White lantern,1,3.39,13047,UK
                1,LANTERN,White lantern,1,3.39,13047,UK
                """;

        RetailOrders orders = new RetailFile(write(rows)).read(1);

        assertThat(orders.orders())
                .containsExactly(new PlannedOrder("1", "13047", "UK", Map.of("HEART", 1L, "LANTERN", 1L)));
        assertThat(orders.skips().counts()).containsOnly(entry(SkipReason.BEYOND_LIMIT, 1L));
    }

    @Test
    void an_item_costs_what_most_rows_say_and_is_named_after_its_sku_without_a_description() throws IOException {
        RetailOrders orders = read("""
                1,HEART,,1,2.55,13047,UK
                2,HEART,,1,2.95,13047,UK
                3,HEART,,1,2.95,13047,UK
                3,LANTERN,"Lantern, ""white"" & £",1,3.39,13047,UK
                """);

        assertThat(orders.items())
                .containsEntry("HEART", new Item("HEART", "HEART", 295))
                .containsEntry("LANTERN", new Item("LANTERN", "Lantern, \"white\" & £", 339));
    }

    @Test
    void a_customer_the_file_does_not_name_is_a_guest() throws IOException {
        assertThat(read("1,HEART,Red heart,1,2.55,,UK\n").orders())
                .extracting(PlannedOrder::customer)
                .containsExactly("guest");
    }

    @Test
    void other_columns_orders_and_editions_of_the_header_are_understood() throws IOException {
        Path file = Files.writeString(folder.resolve("retail-ii.csv"), """
                Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country
                489434,85048,"LIGHTS, 15CM",12,2009-12-01 07:45:00,6.95,13085.0,United Kingdom
                """);

        assertThat(new RetailFile(file).read(ALL).orders())
                .containsExactly(new PlannedOrder("489434", "13085.0", "United Kingdom", Map.of("85048", 12L)));
    }

    @Test
    void a_packed_file_is_recognised_by_its_content() throws IOException {
        Path file = folder.resolve("packed.csv");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((HEADER + "1,HEART,Red heart,1,2.55,13047,UK\n").getBytes(StandardCharsets.UTF_8));
        }

        assertThat(new RetailFile(file).read(ALL).orders()).hasSize(1);
    }

    @Test
    void text_that_is_not_utf8_is_read_as_latin_1_and_a_byte_order_mark_does_no_harm() throws IOException {
        String rows = HEADER + "1,HEART,Café £1,1,2.55,13047,UK\n";
        Path latin = Files.write(folder.resolve("latin.csv"), rows.getBytes(StandardCharsets.ISO_8859_1));
        Path marked = Files.writeString(folder.resolve("marked.csv"), "\uFEFF" + rows);

        assertThat(new RetailFile(latin).read(ALL).items().get("HEART"))
                .isEqualTo(new Item("HEART", "Café £1", 255))
                .isEqualTo(new RetailFile(marked).read(ALL).items().get("HEART"));
    }

    @Test
    void a_missing_file_a_missing_header_and_an_empty_file_are_bad_input() throws IOException {
        assertUnusable(folder.resolve("missing.csv"), "no such file: ");
        assertUnusable(Files.writeString(folder.resolve("empty.csv"), ""), "empty.csv:1: empty");
        assertUnusable(Files.writeString(folder.resolve("data.csv"), "1,2,3\n"), "data.csv:1: no header");
    }

    private static void assertUnusable(Path file, String message) {
        assertThatThrownBy(() -> new RetailFile(file).read(ALL))
                .isInstanceOf(StackException.class)
                .hasMessageContaining(message)
                .hasFieldOrPropertyWithValue("exitCode", 2);
    }

    private RetailOrders read(String rows) throws IOException {
        return new RetailFile(write(rows)).read(ALL);
    }

    private Path write(String rows) throws IOException {
        return Files.writeString(folder.resolve("retail.csv"), HEADER + rows);
    }
}
