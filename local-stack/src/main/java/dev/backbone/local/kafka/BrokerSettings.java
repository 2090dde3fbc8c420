package dev.backbone.local.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the broker is told: loopback only, internal topics of one partition, no topic that nobody asked for. A killed
 * broker comes back only when its last session has run out, which is why sessions are short.
 */
public record BrokerSettings(Path data, int port, int controllerPort) {

    Path logs() {
        return data.resolve("logs");
    }

    Path file() {
        return data.resolve("server.properties");
    }

    Path write() throws IOException {
        return Files.writeString(file(), text());
    }

    private String text() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                group.initial.rebalance.delay.ms=0
                group.consumer.min.heartbeat.interval.ms=500
                group.consumer.heartbeat.interval.ms=500
                group.consumer.min.session.timeout.ms=6000
                group.consumer.session.timeout.ms=6000
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                broker.heartbeat.interval.ms=500
                broker.session.timeout.ms=5000
                log.cleaner.dedupe.buffer.size=16777216
                background.threads=2
                num.network.threads=2
                num.io.threads=4
                """.formatted(port, controllerPort, logs());
    }
}
