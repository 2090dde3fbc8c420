package dev.backbone.events;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/** Where in a document reading failed. */
final class JsonPlace {

    private JsonPlace() {}

    /** A JSON pointer such as {@code /lines/3/quantity}; the empty pointer, shown as {@code /}, is the document. */
    static String of(JacksonException failure) {
        return failure.getPath().stream()
                .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
                .collect(Collectors.joining("/", "/", ""));
    }
}
