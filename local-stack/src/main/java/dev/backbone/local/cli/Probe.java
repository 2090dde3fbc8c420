package dev.backbone.local.cli;

import dev.backbone.local.app.ServiceProbe;
import dev.backbone.local.kafka.BrokerProbe;
import dev.backbone.local.postgres.PostgresProbe;

/** Asks a process from outside whether it works. */
interface Probe {

    boolean answers();

    static Probe of(String process, int port) {
        return switch (process) {
            case "kafka" -> new BrokerProbe(port)::answers;
            case "postgres" -> new PostgresProbe(port)::answers;
            default -> new ServiceProbe(port)::answers;
        };
    }
}
