package dev.backbone.local.audit;

import dev.backbone.local.Database;
import dev.backbone.local.Service;
import dev.backbone.local.StackDatabases;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/** Where the suite that is audited keeps its facts. */
public record AuditedSuite(String kafkaBootstrap, Map<Service, Database> databases) {

    public AuditedSuite {
        databases = Map.copyOf(databases);
    }

    /** All services of a stack. */
    public static AuditedSuite of(String kafkaBootstrap, StackDatabases logins) {
        Map<Service, Database> databases = new EnumMap<>(Service.class);
        Stream.of(Service.values())
                .filter(Service::hasDatabase)
                .forEach(service -> databases.put(service, logins.of(service)));
        return new AuditedSuite(kafkaBootstrap, databases);
    }
}
