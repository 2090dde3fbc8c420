package dev.backbone.local.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.Topic;
import dev.backbone.local.Service;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GrantsTest {

    @ParameterizedTest
    @EnumSource(Topic.class)
    void only_its_writer_may_write_a_topic(Topic topic) {
        assertThat(Stream.of(Service.values())
                        .filter(service -> topics(service, AclOperation.WRITE).contains(topic.topicName())))
                .singleElement()
                .extracting(service -> "/" + service.moduleName())
                .isEqualTo(topic.writer());
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void a_service_may_create_and_read_back_what_it_writes_and_nobody_else_may_write(Service service) {
        assertThat(topics(service, AclOperation.CREATE)).isEqualTo(topics(service, AclOperation.WRITE));
        assertThat(topics(service, AclOperation.READ)).containsAll(topics(service, AclOperation.WRITE));
    }

    @Test
    void dead_letters_are_for_their_service_alone() {
        assertThat(Stream.of(Service.values())
                        .filter(service -> topics(service, AclOperation.READ).contains("order-service.dead-letters")))
                .containsExactly(Service.ORDER);
    }

    @Test
    void services_keep_their_place_under_their_own_name() {
        assertThat(names(Service.PAYMENT, ResourceType.GROUP, AclOperation.READ))
                .containsExactly("payment-service");
        assertThat(names(Service.GATEWAY, ResourceType.GROUP, AclOperation.READ))
                .isEmpty();
    }

    @Test
    void payments_are_made_from_what_payment_service_listens_to() {
        assertThat(topics(Service.PAYMENT, AclOperation.READ))
                .containsExactlyInAnyOrder(
                        "orders", "stock-reservations", "shipments", "payments", "payment-service.dead-letters");
    }

    private static Set<String> topics(Service service, AclOperation operation) {
        return names(service, ResourceType.TOPIC, operation);
    }

    private static Set<String> names(Service service, ResourceType type, AclOperation operation) {
        return new Grants(service)
                .all().stream()
                        .filter(right -> right.pattern().resourceType() == type
                                && right.entry().operation() == operation)
                        .map(AclBinding::pattern)
                        .map(pattern -> pattern.name())
                        .collect(Collectors.toSet());
    }
}
