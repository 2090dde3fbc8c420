package dev.backbone.local.cli;

import dev.backbone.local.Ports;
import dev.backbone.local.Service;
import dev.backbone.local.StackException;
import dev.backbone.local.app.ServiceJvm;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What {@code up} can be told about the stack. */
final class UpOptions {

    private static final String ALL = "all";

    @Option(names = "--fresh", description = "Wipe the data of earlier runs first.")
    private boolean fresh;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Of the gateway (${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--services-port",
            paramLabel = "PORT",
            defaultValue = "8081",
            description = "First of four: order, stock, payment, shipment (${DEFAULT-VALUE}).")
    private int servicesPort;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "19092",
            description = "Of Kafka; its controller takes the next one (${DEFAULT-VALUE}).")
    private int kafkaPort;

    @Option(
            names = "--postgres-port",
            paramLabel = "PORT",
            defaultValue = "15432",
            description = "Of Postgres (${DEFAULT-VALUE}).")
    private int postgresPort;

    @Option(
            names = "--auth-port",
            paramLabel = "PORT",
            defaultValue = "8085",
            description = "Of the authorization server (${DEFAULT-VALUE}).")
    private int authPort;

    @Option(names = "--no-auth", description = "The gateway asks for no tokens; nobody but this machine reaches it.")
    private boolean noAuth;

    @Option(
            names = "--optimize",
            description = "For long runs under load: slower to start, later a fifth less CPU per order.")
    private boolean optimize;

    @Option(
            names = "--instances",
            paramLabel = "SERVICE=N",
            description = "Processes that share the work of one service, or of 'all' that have a database; repeatable.")
    private Map<String, Integer> instances = new LinkedHashMap<>();

    /** The wanted numbers; a service that is named itself is not meant by {@code all}. */
    Map<Service, Integer> instances() {
        Map<Service, Integer> wanted = new EnumMap<>(Service.class);
        Integer all = instances.get(ALL);
        if (all != null) {
            Stream.of(Service.values()).filter(Service::hasDatabase).forEach(service -> wanted.put(service, all));
        }
        instances.forEach((name, count) -> {
            if (!name.equals(ALL)) {
                wanted.put(service(name), count);
            }
        });
        return wanted;
    }

    private static Service service(String name) {
        return Stream.of(Service.values())
                .filter(service -> service.moduleName().equals(name))
                .findFirst()
                .orElseThrow(() -> new StackException(
                        StackException.UNUSABLE_INPUT,
                        "--instances knows no '" + name + "': name a service such as order-service, or all"));
    }

    ServiceJvm jvm() {
        return optimize ? ServiceJvm.OPTIMIZING : ServiceJvm.QUICK;
    }

    boolean authorization() {
        return !noAuth;
    }

    boolean fresh() {
        return fresh;
    }

    Ports ports() {
        return Ports.of(port, servicesPort, kafkaPort, postgresPort, authPort);
    }

    /** The same options again, for another process. */
    List<String> asArguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--port=" + port,
                "--services-port=" + servicesPort,
                "--kafka-port=" + kafkaPort,
                "--postgres-port=" + postgresPort,
                "--auth-port=" + authPort));
        instances.forEach((name, count) -> arguments.add("--instances=" + name + "=" + count));
        if (fresh) {
            arguments.add("--fresh");
        }
        if (noAuth) {
            arguments.add("--no-auth");
        }
        if (optimize) {
            arguments.add("--optimize");
        }
        return arguments;
    }
}
