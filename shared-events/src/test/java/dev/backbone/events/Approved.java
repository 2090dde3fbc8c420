package dev.backbone.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that someone has looked at and approved. */
final class Approved {

    static final Path SAMPLES = Path.of("src/test/resources/approved");
    static final Path SCHEMAS = Path.of("src/main/resources/schemas");

    private Approved() {}

    /** Compares byte for byte, or rewrites the file if that is asked for. */
    static void verify(Path file, byte[] actual) throws IOException {
        if (Boolean.getBoolean("approve")) {
            Files.createDirectories(file.getParent());
            Files.write(file, actual);
        }
        compare(file, actual);
    }

    /** Compares byte for byte. */
    static void compare(Path file, byte[] actual) throws IOException {
        if (!Files.exists(file)) {
            fail("%s is missing: look at the following and approve it with -Dapprove=true%n%s"
                    .formatted(file, new String(actual, UTF_8)));
        }
        assertThat(new String(actual, UTF_8))
                .as("%s (to approve a change: -Dapprove=true)", file)
                .isEqualTo(Files.readString(file));
    }

    static Path sample(EventType type) {
        return SAMPLES.resolve(type.typeName() + ".json");
    }

    static Path schema(EventType type) {
        return SCHEMAS.resolve(type.typeName() + ".json");
    }
}
