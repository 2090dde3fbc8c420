package dev.backbone.bench.report;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The results for programs: {@code {"run": {...}, "empties": [...]}}, the latter with suites that began empty. */
public record JsonReport(Results run, List<Results> empties) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public void write(Path file) {
        JSON.writeValue(file.toFile(), this);
    }

    String text() {
        return JSON.writeValueAsString(this);
    }
}
