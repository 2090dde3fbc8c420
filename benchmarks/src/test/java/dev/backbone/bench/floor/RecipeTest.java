package dev.backbone.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.Topic;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RecipeTest {

    @Test
    void an_order_is_the_sum_of_its_shares() {
        var recipe = new Recipe(
                List.of(new TopicShare("orders", 3, 36, 400), new TopicShare("stock-levels", 0.5, 10, 190)),
                List.of(
                        new TableShare("order_service_journal", 9, List.of(), List.of(), List.of()),
                        new TableShare("order_service_order_view", 1, List.of(), List.of(), List.of())));

        assertThat(recipe.recordsPerOrder()).isEqualTo(3.5);
        assertThat(recipe.bytesPerOrder()).isEqualTo(3 * 436 + 100);
        assertThat(recipe.rowsPerOrder()).isEqualTo(10);
    }

    @Test
    void records_of_a_topic_are_counted_over_its_partitions() {
        var before = new TopicPositions(Map.of(new TopicPartition("orders", 0), 10L));
        var after = new TopicPositions(Map.of(
                new TopicPartition("orders", 0), 15L,
                new TopicPartition("orders", 1), 7L,
                new TopicPartition("payments", 0), 99L));

        assertThat(after.since(before, Topic.ORDERS)).isEqualTo(12);
    }
}
