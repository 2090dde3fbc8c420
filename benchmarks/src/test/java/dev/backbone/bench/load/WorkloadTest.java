package dev.backbone.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadTest {

    @TempDir
    private Path folder;

    @Test
    void one_line_orders_ask_for_every_sku_in_turn_and_for_none_that_is_not_listed() {
        var workload = new OneLine();
        var ordered = LongStream.range(0, 2_000)
                .mapToObj(number -> workload.order(number).quantities())
                .flatMap(quantities -> quantities.keySet().stream())
                .collect(Collectors.toSet());

        assertThat(ordered)
                .containsExactlyInAnyOrderElementsOf(
                        workload.articles().stream().map(Article::sku).toList());
    }

    @Test
    void everybody_wants_the_hot_sku() {
        assertThat(new HotSku().order(7).quantities())
                .isEqualTo(new HotSku().order(8).quantities());
    }

    @Test
    void real_orders_begin_again_when_they_run_out() throws IOException {
        var file = Files.writeString(folder.resolve("retail.csv"), """
                InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
                1,A,Heart,2,2010-12-01,1.25,17850,United Kingdom
                1,B,Lamp,1,2010-12-01,3.00,17850,United Kingdom
                2,A,Heart,4,2010-12-01,1.25,13047,France
                """);
        var workload = Retail.of(file);

        assertThat(workload.order(0).quantities()).containsEntry("A", 2L).containsEntry("B", 1L);
        assertThat(workload.order(1).country()).isEqualTo("FR");
        assertThat(workload.order(2)).isEqualTo(workload.order(0));
        assertThat(workload.articles()).extracting(Article::sku).containsExactlyInAnyOrder("A", "B");
    }
}
