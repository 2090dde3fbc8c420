package dev.backbone.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTimeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01T10:15:30Z",
                "2026-01-01T10:15:30.1Z",
                "2026-01-01T10:15:30.123Z",
                "2026-01-01T10:15:30.123456Z",
                "2026-01-01T10:15:30.123456789Z",
                "2024-02-29T23:59:59.000001Z",
                "2026-01-01T24:00:00Z",
                "2016-12-31T23:59:60Z",
                "1969-12-31T23:59:59.9Z",
                "2026-01-01T10:15:30.Z",
                "2026-01-01T10:15:30+02:00",
                "2026-01-01t10:15:30z",
                "+12026-01-01T10:15:30Z",
                "-0001-01-01T10:15:30Z"
            })
    void what_the_general_parser_reads_is_read_as_it_does(String text) {
        assertThat(UtcTime.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "yesterday",
                "2026-13-01T10:15:30Z",
                "2026-02-29T10:15:30Z",
                "2026-01-01T25:15:30Z",
                "2026-01-01T10:15:61Z",
                "2026-01-01T10:15Z",
                "2026-01-01T10:15:30",
                "2026-01-01 10:15:30Z",
                "2026-01-01T10:15:30.1234567890Z",
                "2026-01-01T10:15:30.12a4Z",
                "2026-01-01T10:15:\u0663\u0660Z",
                "2026-01-01T+1:15:30Z"
            })
    void what_the_general_parser_refuses_is_refused(String text) {
        assertThatThrownBy(() -> UtcTime.parse(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> Instant.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
