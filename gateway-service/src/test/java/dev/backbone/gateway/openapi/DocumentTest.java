package dev.backbone.gateway.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DocumentTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String OFFICIAL = "https://spec.openapis.org/oas/3.1/";

    @Test
    void the_document_is_valid_by_the_schema_of_openapi() {
        assertThat(violations(Contract.document())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/info                               | title       | 7",
                "/paths/~1orders/post                | responses   | []",
                "/paths/~1orders/post                | resposnes   | {}",
                "/components/schemas/Order           | type        | \"objekt\"",
                "/components/schemas/PlaceOrder/properties/lines/items | required | \"sku\"",
                "/components/parameters/OrderId      | in          | \"body\""
            })
    void a_mistake_in_the_document_is_found(String place, String member, String mistake) {
        var document = Contract.document();
        ((ObjectNode) document.at(place)).set(member, JSON.readTree(mistake));
        assertThat(violations(document)).isNotEmpty();
    }

    @Test
    void the_document_is_complete_in_itself() {
        var document = Contract.document();
        Contract.everyNode(document, node -> {
            var reference = node.path("$ref").asString("");
            if (!reference.isEmpty()) {
                assertThat(reference).startsWith("#/");
                assertThat(document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse();
            }
        });
    }

    @Test
    void operation_ids_are_unique() {
        assertThat(Contract.published().operations().stream().map(Operation::id))
                .doesNotHaveDuplicates();
    }

    @Test
    void patterns_are_known_to_java() {
        Contract.everyNode(Contract.document(), node -> {
            if (node.path("pattern").isString()) {
                Pattern.compile(node.path("pattern").asString());
            }
        });
    }

    private static List<Error> violations(JsonNode document) {
        return OfficialSchema.REGISTRY
                .getSchema(SchemaLocation.of(OFFICIAL + "schema-base"))
                .validate(document);
    }

    private static final class OfficialSchema {

        static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                registry -> registry.schemas(files())
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));

        private static Map<String, String> files() {
            Map<String, String> files = new HashMap<>();
            for (var name : List.of("schema", "schema-base", "dialect/base", "meta/base")) {
                files.put(OFFICIAL + name, text("/openapi-3.1/" + name.replace('/', '-') + ".json"));
            }
            return files;
        }

        private static String text(String resource) {
            try (var stream = Objects.requireNonNull(DocumentTest.class.getResourceAsStream(resource), resource)) {
                return new String(stream.readAllBytes(), UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
