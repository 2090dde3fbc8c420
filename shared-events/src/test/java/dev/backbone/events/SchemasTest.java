package dev.backbone.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.backbone.events.StockRequestEvent.ItemListingRequested;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The schemas that others build on say what the records say. */
class SchemasTest {

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    @ParameterizedTest
    @EnumSource
    void each_schema_is_what_the_record_says(EventType type) throws IOException {
        Approved.verify(Approved.schema(type), Schemas.generate(type));
    }

    @Test
    void no_schema_is_left_over() throws IOException {
        try (var files = Files.list(Approved.SCHEMAS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                            .map(type -> type.typeName() + ".json")
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void each_approved_event_is_valid(EventType type) throws IOException {
        assertThat(errors(type, Files.readString(Approved.sample(type)))).isEmpty();
    }

    @Test
    void an_optional_field_may_be_null_or_absent() {
        var type = EventType.ITEM_LISTING_REQUESTED;
        var money = new Money(1, "GBP");
        var unlimited =
                FactCodec.encode(new Fact(Samples.envelope(type), new ItemListingRequested("mug", "Mug", money, null)));
        assertThat(errors(type, new String(unlimited.json(), UTF_8))).isEmpty();
        assertThat(errors(
                        type,
                        "{\"sku\":\"mug\",\"name\":\"Mug\",\"unitPrice\":{\"amountMinor\":1,\"currency\":\"GBP\"}}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                            | required",
                "{\"sku\":\"mug\"}                             | required",
                "{\"sku\":\"mug\",\"quantity\":\"many\"}       | type",
                "{\"sku\":null,\"quantity\":1}                 | type"
            })
    void what_is_no_such_event_is_invalid(String json, String keyword) {
        assertThat(errors(EventType.STOCK_RECEIPT_REQUESTED, json))
                .isNotEmpty()
                .extracting(Error::getKeyword)
                .containsOnly(keyword);
    }

    @Test
    void a_schema_that_was_not_kept_up_to_date_is_noticed(@TempDir Path folder) throws IOException {
        var outdated = Files.write(folder.resolve("planted.json"), Schemas.generate(EventType.STOCK_RECEIVED));
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> Approved.compare(outdated, Schemas.generate(EventType.STOCK_RECEIPT_REQUESTED)));
    }

    private static List<Error> errors(EventType type, String json) {
        try (var schema = EventType.class.getResourceAsStream("/schemas/" + type.typeName() + ".json")) {
            return REGISTRY.getSchema(schema).validate(json, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
