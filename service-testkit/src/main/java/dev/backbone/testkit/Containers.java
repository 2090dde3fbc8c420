package dev.backbone.testkit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Kafka and Postgres in containers, from the images that the suite is run with. */
final class Containers {

    private static final String KAFKA = "apache/kafka:4.2.1";
    private static final String POSTGRES = "postgres:18";

    /** What Testcontainers removes containers with when a JVM is killed; the tag is that of its version. */
    private static final String REAPER = "testcontainers/ryuk:0.14.0";

    private Containers() {}

    static List<String> images() {
        var reaper = Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))
                ? Stream.<String>empty()
                : Stream.of(REAPER);
        return Stream.concat(Stream.of(KAFKA, POSTGRES), reaper).toList();
    }

    /** Returns the address of a new broker. */
    static String startKafka(Map<String, String> settings) {
        var broker = new KafkaContainer(KAFKA).withEnv(asVariables(settings));
        broker.start();
        JvmExit.close(broker::stop);
        return broker.getBootstrapServers();
    }

    private static Map<String, String> asVariables(Map<String, String> settings) {
        return settings.entrySet().stream()
                .collect(Collectors.toMap(
                        each -> "KAFKA_"
                                + each.getKey().toUpperCase(Locale.ROOT).replace('.', '_'),
                        Map.Entry::getValue));
    }

    /** Returns the beginning of the databases' JDBC URLs. */
    static String startPostgres(boolean durable) {
        var sync = durable ? "on" : "off";
        var server = new PostgreSQLContainer(POSTGRES)
                .withDatabaseName("postgres")
                .withUsername("postgres")
                .withPassword("postgres")
                .withCommand(
                        "postgres",
                        "-c",
                        "max_connections=300",
                        "-c",
                        "fsync=" + sync,
                        "-c",
                        "synchronous_commit=" + sync,
                        "-c",
                        "full_page_writes=" + sync);
        server.start();
        JvmExit.close(server::stop);
        return "jdbc:postgresql://%s:%d/"
                .formatted(server.getHost(), server.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT));
    }
}
