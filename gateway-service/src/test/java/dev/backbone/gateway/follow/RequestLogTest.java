package dev.backbone.gateway.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.backbone.gateway.kafka.Deadline;
import dev.backbone.gateway.kafka.KafkaClients;
import dev.backbone.gateway.kafka.KafkaUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

class RequestLogTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Test
    void many_who_ask_a_kafka_that_says_nothing_are_refused_in_the_time_of_one() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var log = new RequestLog(new KafkaClients(settings(silent)));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = Stream.generate(() -> CompletableFuture.supplyAsync(() -> refusedAfter(log), threads))
                    .limit(10)
                    .toList();
            assertThat(calls.stream().map(CompletableFuture::join))
                    .allSatisfy(time -> assertThat(time).isLessThan(PATIENCE.multipliedBy(2)));
            assertThat(refusedAfter(log)).isLessThan(PATIENCE);
        }
    }

    private static Duration refusedAfter(RequestLog log) {
        var begin = System.nanoTime();
        assertThatExceptionOfType(KafkaUnavailableException.class)
                .isThrownBy(() -> log.read(0, 0, Deadline.in(PATIENCE)));
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static KafkaProperties settings(ServerSocket broker) {
        var settings = new KafkaProperties();
        settings.setBootstrapServers(List.of("localhost:" + broker.getLocalPort()));
        return settings;
    }
}
