package dev.backbone.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.StockLevelEvent.StockLevelChanged;
import dev.backbone.events.StockRequestEvent.ItemListingRequested;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Versions before and after this one can be read. */
class EvolutionTest {

    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @EnumSource
    void fields_that_a_newer_version_adds_anywhere_are_ignored(EventType type) throws IOException {
        var newer = approved(type);
        addFieldEverywhere(newer);
        assertThat(read(type, newer)).isEqualTo(Samples.of(type));
    }

    @ParameterizedTest
    @EnumSource
    void optional_fields_that_an_older_version_does_not_have_are_null(EventType type) throws IOException {
        var older = approved(type);
        var optional = Components.optional(type.eventClass());
        older.remove(optional);

        var event = read(type, older);
        assertThat(optional)
                .allSatisfy(name ->
                        assertThat(Components.value(event, name)).as(name).isNull());
        assertThat(event.subject()).isEqualTo(Samples.of(type).subject());
    }

    @Test
    void these_fields_are_optional() {
        assertThat(Components.optional(ItemListingRequested.class)).containsExactly("replenishBelow");
        assertThat(Components.optional(StockLevelChanged.class)).containsExactly("replenishBelow");
        assertThat(Arrays.stream(EventType.values())
                        .map(EventType::eventClass)
                        .map(Components::optional)
                        .flatMap(List::stream))
                .hasSize(2);
    }

    @Test
    void a_type_that_only_a_newer_version_knows_is_no_error() {
        var envelope = Samples.envelope(EventType.ORDER_COMPLETED);
        var newer = new Envelope(
                envelope.id(),
                envelope.source(),
                "backbone.orders.OrderCompleted.v2",
                envelope.subject(),
                envelope.sequence(),
                envelope.time(),
                envelope.correlationId(),
                envelope.causationId(),
                envelope.traceparent());
        assertThat(FactCodec.decode(new EncodedFact(newer, new byte[] {'{', '}'})))
                .isEmpty();
    }

    private static ObjectNode approved(EventType type) throws IOException {
        return (ObjectNode) JSON.readTree(Files.readAllBytes(Approved.sample(type)));
    }

    private static Event read(EventType type, ObjectNode data) {
        return FactCodec.decode(new EncodedFact(Samples.envelope(type), JSON.writeValueAsBytes(data)))
                .orElseThrow()
                .event();
    }

    private static void addFieldEverywhere(JsonNode node) {
        node.values().forEach(EvolutionTest::addFieldEverywhere);
        if (node instanceof ObjectNode object) {
            object.putObject("addedLater").put("by", "a newer version");
        }
    }
}
