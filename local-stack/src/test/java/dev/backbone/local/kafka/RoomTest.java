package dev.backbone.local.kafka;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomTest {

    @TempDir
    private Path folder;

    @Test
    void the_broker_starts_only_where_there_is_room_for_its_recovery() {
        assertThatCode(new Room(folder, 1)::assure).doesNotThrowAnyException();
        assertThatThrownBy(new Room(folder, Long.MAX_VALUE)::assure)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("free room");
    }
}
