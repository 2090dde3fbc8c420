package dev.backbone.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.bench.report.Results.Disk;
import dev.backbone.bench.report.Results.Floor;
import dev.backbone.bench.report.Results.OpenModel;
import dev.backbone.bench.report.Results.ProcessCost;
import dev.backbone.bench.report.Results.Rebuild;
import dev.backbone.bench.report.Results.Saturation;
import dev.backbone.bench.report.Results.Setting;
import dev.backbone.bench.report.Results.StartUp;
import dev.backbone.bench.report.Results.Times;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {

    @Test
    void the_suite_costs_what_its_processes_cost_without_the_load_generator() {
        assertThat(results(2).cpuMillisPerOrder()).isEqualTo(6);
        assertThat(results(2).timesTheFloor()).isEqualTo(4);
    }

    @Test
    void the_table_has_a_line_for_each_figure() {
        assertThat(table(new Table(results(2), List.of())).lines())
                .anyMatch(line -> line.matches("completed at saturation +250 orders/s *"))
                .anyMatch(line -> line.matches("CPU of order-service +4.00 ms/order *"))
                .anyMatch(line -> line.matches("stolen at saturation +12.0 % of CPU *"))
                .anyMatch(line -> line.matches("CPU of order-service at 50/s +10.0 ms/order *"))
                .anyMatch(line -> line.matches("confirmed at 50/s, p99 +90.0 ms *"))
                .anyMatch(line -> line.matches("full floor: CPU of postgres +1.50 ms/order *"))
                .anyMatch(line -> line.matches("full floor: CPU +2.25 ms/order *"))
                .anyMatch(line -> line.matches("a fact alone: CPU +1.00 ms *"))
                .anyMatch(line -> line.matches("the suite is +4.00 times the floor *"));
    }

    @Test
    void a_comparison_shows_the_other_figures_and_the_ratio_to_their_mean() {
        assertThat(table(new Table(results(3), List.of(results(2)))).lines())
                .anyMatch(line -> line.matches("CPU of order-service +6.00 ms/order +4.00 +× 1.50"));
        assertThat(table(new Table(results(3), List.of(results(2), results(6)))).lines())
                .anyMatch(line -> line.matches("CPU of order-service +6.00 ms/order +4.00 +12.0 +× 0.75"));
    }

    @Test
    void there_is_no_ratio_to_nothing() {
        assertThat(table(new Table(results(3), List.of(results(2)))).lines())
                .anyMatch(line -> line.matches("refused at saturation +0.00 orders +0.00"));
    }

    @Test
    void the_json_has_all_runs_in_full() {
        var json = new JsonMapper().readTree(new JsonReport(results(2), List.of(results(3))).text());

        assertThat(json.at("/run/saturation/completedPerSecond").asDouble()).isEqualTo(250);
        assertThat(json.at("/empties/0/processes/order-service/cpuMillisPerOrder")
                        .asDouble())
                .isEqualTo(6);
        assertThat(json.at("/empties/0/timesTheFloor").isNumber()).isTrue();
    }

    private static String table(Table table) {
        var text = new StringWriter();
        table.print(new PrintWriter(text));
        return text.toString();
    }

    private static Results results(double cost) {
        return new Results(
                new Setting("one-line", 60, 20, 500, 50, 0, 2),
                new StartUp(8, Map.of("kafka", 2.0)),
                new Saturation(251, 250, 15_000, 0, 12),
                new OpenModel(
                        3_000,
                        0,
                        new Times(3_000, 2, 9, 20),
                        new Times(3_000, 40, 90, 200),
                        Map.of("order-service", 5 * cost),
                        3),
                Map.of(
                        "kafka", new ProcessCost(cost, 300),
                        "order-service", new ProcessCost(2 * cost, 200),
                        "load generator", new ProcessCost(7, 100)),
                new Disk(9_000, 12_000),
                new Rebuild("order_view", 100_000, 30_000),
                new Floor(
                        12.5,
                        6_000,
                        25,
                        3_000,
                        Map.of("kafka", 0.5, "postgres", 1.0),
                        Map.of("kafka", 0.75, "postgres", 1.5),
                        3,
                        Map.of("kafka", 0.4, "postgres", 0.6)));
    }
}
