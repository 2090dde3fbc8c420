package dev.backbone.events;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The components of event records. */
final class Components {

    private Components() {}

    /** The names of those that may be absent. */
    static List<String> optional(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> isOptional(component.getAnnotatedType()))
                .map(RecordComponent::getName)
                .toList();
    }

    static boolean isOptional(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    static @Nullable Object value(Event event, String name) {
        try {
            return event.getClass().getMethod(name).invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
