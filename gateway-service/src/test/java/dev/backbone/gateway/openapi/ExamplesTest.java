package dev.backbone.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ExamplesTest {

    private final Contract contract = Contract.strict();

    @Test
    void every_example_is_valid_by_its_schema() {
        assertThat(described(contract.whole()))
                .hasSizeGreaterThan(30)
                .allSatisfy(described -> examples(described)
                        .forEach(example -> assertThat(contract.violations(described.path("schema"), example))
                                .as(example.toString())
                                .isEmpty()));
    }

    @Test
    void every_request_body_has_an_example() {
        assertThat(contract.operations())
                .filteredOn(operation -> !operation.bodySchema().isMissingNode())
                .hasSize(4)
                .allSatisfy(operation -> assertThat(
                                examples(operation.description().at("/requestBody/content/application~1json")))
                        .as(operation.id())
                        .isNotEmpty());
    }

    @Test
    void an_example_that_is_wrong_is_found() {
        var media = contract.operations().stream()
                .filter(operation -> operation.id().equals("placeOrder"))
                .findFirst()
                .orElseThrow()
                .description()
                .at("/requestBody/content/application~1json");
        var example = (ObjectNode) examples(media).getFirst().deepCopy();
        example.put("price", 1);
        assertThat(contract.violations(media.path("schema"), example)).isNotEmpty();
    }

    /** Whatever has a schema and an example: contents, parameters, headers. */
    private List<JsonNode> described(JsonNode document) {
        List<JsonNode> found = new ArrayList<>();
        Contract.everyNode(document, node -> {
            if (node.path("schema").isObject() && (node.has("example") || node.has("examples"))) {
                found.add(node);
            }
        });
        return found;
    }

    private List<JsonNode> examples(JsonNode described) {
        List<JsonNode> examples = new ArrayList<>();
        described
                .path("examples")
                .values()
                .forEach(each -> examples.add(contract.resolve(each).path("value")));
        if (described.has("example")) {
            examples.add(described.path("example"));
        }
        return examples;
    }
}
