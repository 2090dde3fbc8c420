package dev.backbone.local.audit;

import dev.backbone.local.Database;
import dev.backbone.local.Service;
import dev.backbone.local.StackDatabases;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where the suite that is audited keeps its facts.
 *
 * @param kafka the settings of a Kafka client; its user reads all topics and consumer groups
 */
public record AuditedSuite(Map<String, Object> kafka, Map<Service, Database> databases) {

    public AuditedSuite {
        kafka = Map.copyOf(kafka);
        databases = Map.copyOf(databases);
    }

    /** All services of a stack on this machine. */
    public static AuditedSuite of(String kafkaBootstrap, StackDatabases logins) {
        return of(Map.of("bootstrap.servers", kafkaBootstrap), logins::of);
    }

    /** All services, wherever they are. */
    public static AuditedSuite of(Map<String, Object> kafka, Function<Service, Database> logins) {
        Map<Service, Database> databases = new EnumMap<>(Service.class);
        Stream.of(Service.values())
                .filter(Service::hasDatabase)
                .forEach(service -> databases.put(service, logins.apply(service)));
        return new AuditedSuite(kafka, databases);
    }
}
