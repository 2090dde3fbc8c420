package dev.backbone.local.cli;

import dev.backbone.local.Database;
import dev.backbone.local.Service;
import dev.backbone.local.StackException;
import dev.backbone.local.audit.AuditedSuite;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the facts of a suite are that does not run as the local stack: in containers, say. */
final class RemoteSuite {

    private static final String PASSWORD = "BACKBONE_POSTGRES_PASSWORD";

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "The brokers of a suite that is not the local stack (BACKBONE_KAFKA).")
    private @Nullable String kafka = System.getenv("BACKBONE_KAFKA");

    @Option(
            names = "--kafka-properties",
            paramLabel = "FILE",
            description = "Further settings of a Kafka client, such as how to log in (BACKBONE_KAFKA_PROPERTIES).")
    private @Nullable Path kafkaProperties = Optional.ofNullable(System.getenv("BACKBONE_KAFKA_PROPERTIES"))
            .map(Path::of)
            .orElse(null);

    @Option(
            names = "--postgres",
            paramLabel = "URL",
            description = "Its databases, as a JDBC URL with {database} in it (BACKBONE_POSTGRES).")
    private @Nullable String postgres = System.getenv("BACKBONE_POSTGRES");

    @Option(
            names = "--postgres-user",
            paramLabel = "ROLE",
            description = "Who may read them (BACKBONE_POSTGRES_USER); the password is in " + PASSWORD + ".")
    private @Nullable String user = System.getenv("BACKBONE_POSTGRES_USER");

    boolean isGiven() {
        return kafka != null;
    }

    AuditedSuite audited() {
        String url = given(postgres, "--postgres");
        String role = given(user, "--postgres-user");
        String password = given(System.getenv(PASSWORD), PASSWORD);
        return AuditedSuite.of(kafka(), service -> database(url, service, role, password));
    }

    /** The settings of a Kafka client. */
    Map<String, Object> kafka() {
        Properties properties = new Properties();
        if (kafkaProperties != null) {
            try (Reader reader = Files.newBufferedReader(kafkaProperties)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("can't read " + kafkaProperties, e);
            }
        }
        Map<String, Object> settings = new HashMap<>();
        properties.forEach((name, value) -> settings.put(name.toString(), value));
        settings.put("bootstrap.servers", given(kafka, "--kafka"));
        return settings;
    }

    private static Database database(String url, Service service, String role, String password) {
        return new Database(url.replace("{database}", service.databaseName()), role, password);
    }

    private static String given(@Nullable String value, String name) {
        if (value == null) {
            throw new StackException(StackException.UNUSABLE_INPUT, name + " is missing");
        }
        return value;
    }
}
