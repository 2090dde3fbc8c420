package dev.backbone.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the JSON Schema of an event from its record. Unknown fields are allowed, since readers ignore them. */
final class Schemas {

    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaGenerator GENERATOR = generator();

    private Schemas() {}

    static byte[] generate(EventType type) {
        return (pretty(generate(type.typeName(), type.eventClass())) + "\n").getBytes(UTF_8);
    }

    static ObjectNode generate(String title, Class<?> eventClass) {
        ObjectNode titled = JSON.createObjectNode();
        var schema = GENERATOR.generateSchema(eventClass);
        titled.set("$schema", schema.remove("$schema"));
        titled.put("title", title);
        titled.setAll(schema);
        return titled;
    }

    private static String pretty(ObjectNode schema) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema).replace("\r\n", "\n");
    }

    private static SchemaGenerator generator() {
        var settings = new SchemaGeneratorConfigBuilder(JSON, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.STANDARD_FORMATS, Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.INLINE_NULLABLE_SCHEMAS);
        settings.forFields().withRequiredCheck(field -> !isOptional(field)).withNullableCheck(Schemas::isOptional);
        settings.forTypesInGeneral().withPropertySorter((_, _) -> 0);
        return new SchemaGenerator(settings.build());
    }

    private static boolean isOptional(FieldScope field) {
        return Components.isOptional(field.getRawMember().getAnnotatedType());
    }
}
