package dev.backbone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Where everything listens, always on the loopback address only. */
public record Ports(
        int gateway,
        int order,
        int stock,
        int payment,
        int shipment,
        int kafka,
        int kafkaController,
        int postgres,
        int authorization) {

    /**
     * Below those that systems give to outgoing connections, from 32,768 on: else one of our own clients may have the
     * port before the service that is to listen there.
     */
    private static final int LOWEST_FREE = 20_000;

    private static final int HIGHEST_FREE = 32_767;
    private static final int ATTEMPTS = 1_000;

    /** The ports of {@code ./backbone up} without flags. */
    public static Ports usual() {
        return of(8080, 8081, 19092, 15432, 8085);
    }

    /** Four services from {@code services} on, Kafka's controller right after {@code kafka}. */
    public static Ports of(int gateway, int services, int kafka, int postgres, int authorization) {
        return new Ports(
                gateway, services, services + 1, services + 2, services + 3, kafka, kafka + 1, postgres, authorization);
    }

    /** Ports that were free a moment ago; another process can still take one before we do. */
    public static Ports free() {
        List<ServerSocket> held = new ArrayList<>();
        try {
            while (held.size() < 9) {
                held.add(listenAnywhere());
            }
            int[] port = held.stream().mapToInt(ServerSocket::getLocalPort).toArray();
            return new Ports(port[0], port[1], port[2], port[3], port[4], port[5], port[6], port[7], port[8]);
        } catch (IOException e) {
            throw new UncheckedIOException("no free ports", e);
        } finally {
            held.forEach(Ports::release);
        }
    }

    /** One more of them. */
    static int oneMoreFree() {
        try (ServerSocket held = listenAnywhere()) {
            return held.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    /** Throws a {@link StackException} naming the first port that is taken, and the flag that changes it. */
    void requireFree() {
        requireFree(gateway, "--port");
        requireFree(order, "--services-port");
        requireFree(stock, "--services-port");
        requireFree(payment, "--services-port");
        requireFree(shipment, "--services-port");
        requireFree(kafka, "--kafka-port");
        requireFree(kafkaController, "--kafka-port");
        requireFree(postgres, "--postgres-port");
        requireFree(authorization, "--auth-port");
    }

    /** The port of one service. */
    public int of(Service service) {
        return switch (service) {
            case GATEWAY -> gateway;
            case ORDER -> order;
            case STOCK -> stock;
            case PAYMENT -> payment;
            case SHIPMENT -> shipment;
        };
    }

    private static void requireFree(int port, String flag) {
        if (port < 1 || port > 65_535) {
            throw new StackException(StackException.UNUSABLE_INPUT, port + " is no port: choose another with " + flag);
        }
        try {
            release(listen(port));
        } catch (IOException e) {
            String message = "port " + port + " is taken: choose another with " + flag;
            throw new StackException(StackException.UNUSABLE_INPUT, message, e);
        }
    }

    private static ServerSocket listenAnywhere() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return listen(ThreadLocalRandom.current().nextInt(LOWEST_FREE, HIGHEST_FREE + 1));
            } catch (BindException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
