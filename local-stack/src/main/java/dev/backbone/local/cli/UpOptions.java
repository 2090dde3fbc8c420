package dev.backbone.local.cli;

import dev.backbone.local.Ports;
import dev.backbone.local.app.ServiceJvm;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What {@code up} can be told about the stack. */
final class UpOptions {

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
            names = "--optimize",
            description = "For long runs under load: slower to start, later a fifth less CPU per order.")
    private boolean optimize;

    ServiceJvm jvm() {
        return optimize ? ServiceJvm.OPTIMIZING : ServiceJvm.QUICK;
    }

    boolean fresh() {
        return fresh;
    }

    Ports ports() {
        return Ports.of(port, servicesPort, kafkaPort, postgresPort);
    }

    /** The same options again, for another process. */
    List<String> asArguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--port=" + port,
                "--services-port=" + servicesPort,
                "--kafka-port=" + kafkaPort,
                "--postgres-port=" + postgresPort));
        if (fresh) {
            arguments.add("--fresh");
        }
        if (optimize) {
            arguments.add("--optimize");
        }
        return arguments;
    }
}
