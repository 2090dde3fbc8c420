package dev.backbone.bench.preload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class CloneIdTest {

    private static final UUID ORIGINAL = UUID.fromString("0193a1b2-0000-7000-8000-000000000001");

    @Test
    void equal_arguments_make_equal_ids_and_different_numbers_different_ones() {
        assertThat(CloneId.of(ORIGINAL, 1)).isEqualTo(CloneId.of(ORIGINAL, 1)).isNotEqualTo(CloneId.of(ORIGINAL, 2));
    }

    @Test
    void a_clone_is_of_the_same_time_and_version() {
        var clone = CloneId.of(ORIGINAL, 1);

        assertThat(clone.toString()).startsWith("0193a1b2-0000-7");
        assertThat(clone.version()).isEqualTo(7);
        assertThat(clone.variant()).isEqualTo(2);
    }
}
