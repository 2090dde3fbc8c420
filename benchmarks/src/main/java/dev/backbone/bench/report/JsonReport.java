package dev.backbone.bench.report;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The results for programs: {@code {"runs": [...]}}, one for each run. */
public record JsonReport(List<Results> runs) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public void write(Path file) {
        JSON.writeValue(file.toFile(), this);
    }

    String text() {
        return JSON.writeValueAsString(this);
    }
}
