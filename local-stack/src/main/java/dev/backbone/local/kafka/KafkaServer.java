package dev.backbone.local.kafka;

import dev.backbone.local.app.AotCache;
import dev.backbone.local.app.JavaProgram;
import dev.backbone.local.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The broker as a child process; formats its log folder first when it never was. */
public final class KafkaServer extends JavaProgram {

    private static final String CLUSTER_ID = "YmFja2JvbmUtbG9jYWwhIQ";

    private static final long NEEDED_MEGABYTES = 256;

    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-Xms64m",
            "-Xmx256m",
            "-XX:MaxMetaspaceSize=128m",
            "-XX:TieredStopAtLevel=1",
            // As for the services: only addresses, which keep whole collections away.
            "-XX:ReservedCodeCacheSize=160m",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSS",
            "-Dorg.slf4j.simpleLogger.showThreadName=false",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info",
            // Who has which partitions: the first question when facts stand still.
            "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.coordinator.group.GroupMetadataManager=info");

    private final BrokerLibraries libraries;
    private final AotCache cache;
    private final BrokerSettings settings;

    public KafkaServer(BrokerLibraries libraries, AotCache cache, BrokerSettings settings) {
        super(cache);
        this.libraries = libraries;
        this.cache = cache;
        this.settings = settings;
    }

    /** What an AOT cache of the broker depends on. */
    public static List<String> fingerprint(BrokerLibraries libraries) throws IOException {
        List<String> fingerprint = new ArrayList<>(OPTIONS);
        fingerprint.addAll(List.of("-cp", libraries.classPath()));
        return fingerprint;
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public int port() {
        return settings.port();
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + settings.port();
    }

    @Override
    public boolean ready() {
        return new BrokerProbe(settings.port()).answers();
    }

    @Override
    protected void prepare() throws IOException {
        Files.createDirectories(settings.data());
        new Room(settings.data(), NEEDED_MEGABYTES).assure();
        Path file = settings.write();
        if (!Files.exists(settings.logs().resolve("meta.properties"))) {
            format(file);
        }
    }

    @Override
    protected List<String> arguments() throws IOException {
        return arguments("kafka.Kafka", settings.file().toString());
    }

    private List<String> arguments(String main, String... rest) throws IOException {
        List<String> arguments = new ArrayList<>(fingerprint(libraries));
        arguments.add(main);
        arguments.addAll(List.of(rest));
        return arguments;
    }

    private void format(Path file) throws IOException {
        List<String> command = java(cache.options());
        command.addAll(arguments("kafka.tools.StorageTool", "format", "-t", CLUSTER_ID, "-c", file.toString()));
        command.add("--ignore-formatted");
        new Command(command).run("Kafka's log folder can't be formatted");
    }
}
