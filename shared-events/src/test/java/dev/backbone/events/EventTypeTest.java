package dev.backbone.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventTypeTest {

    @Test
    void each_event_record_is_registered_exactly_once() {
        assertThat(registered())
                .containsExactlyInAnyOrderElementsOf(records(Event.class).toList());
    }

    @Test
    void a_record_that_nobody_registered_would_be_found() {
        assertThat(records(Planted.class)).containsExactly(Planted.Registered.class, Planted.Forgotten.class);
    }

    @ParameterizedTest
    @EnumSource
    void the_name_tells_topic_and_event(EventType type) {
        assertThat(type.typeName())
                .isEqualTo("backbone.%s.%s.v1"
                        .formatted(type.topic().topicName(), type.eventClass().getSimpleName()));
    }

    @ParameterizedTest
    @EnumSource
    void an_event_is_found_by_its_name_and_by_its_class(EventType type) {
        var event = Samples.of(type);
        assertThat(event).isExactlyInstanceOf(type.eventClass());
        assertThat(EventType.of(event)).isEqualTo(type);
        assertThat(EventType.named(type.typeName())).contains(type);
        assertThat(Topic.of(event)).isEqualTo(type.topic());
    }

    @Test
    void an_unknown_name_is_no_error() {
        assertThat(EventType.named("backbone.orders.OrderForgotten.v1")).isEmpty();
    }

    private static List<Class<?>> registered() {
        return Arrays.stream(EventType.values())
                .<Class<?>>map(EventType::eventClass)
                .toList();
    }

    private static Stream<Class<?>> records(Class<?> sealed) {
        return sealed.isSealed()
                ? Arrays.stream(sealed.getPermittedSubclasses()).flatMap(EventTypeTest::records)
                : Stream.of(sealed);
    }

    private sealed interface Planted {
        record Registered() implements Planted {}

        sealed interface Deeper extends Planted {}

        record Forgotten() implements Deeper {}
    }
}
