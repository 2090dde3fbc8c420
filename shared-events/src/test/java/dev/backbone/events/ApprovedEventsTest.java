package dev.backbone.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is on the wire stays as it was approved: others read it, and so will we, years from now. */
class ApprovedEventsTest {

    @ParameterizedTest
    @EnumSource
    void each_event_is_written_as_approved(EventType type) throws IOException {
        Approved.verify(
                Approved.sample(type), FactCodec.encode(Samples.fact(type)).json());
    }

    @ParameterizedTest
    @EnumSource
    void each_approved_event_is_read_back(EventType type) throws IOException {
        var encoded = new EncodedFact(Samples.envelope(type), Files.readAllBytes(Approved.sample(type)));
        assertThat(FactCodec.decode(encoded)).contains(Samples.fact(type));
    }

    @Test
    void no_approved_event_is_forgotten() throws IOException {
        try (var files = Files.list(Approved.SAMPLES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                            .map(type -> type.typeName() + ".json")
                            .toList());
        }
    }

    @Test
    void a_changed_byte_is_noticed(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("planted.json"), "{\"quantity\":1}");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Approved.verify(file, "{\"quantity\": 1}".getBytes(UTF_8)))
                .withMessageContaining("-Dapprove=true");
    }
}
