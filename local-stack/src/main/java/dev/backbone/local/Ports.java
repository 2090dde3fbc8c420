package dev.backbone.local;

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

    /** The ports of {@code ./backbone up} without flags. */
    public static Ports usual() {
        return of(8080, 8081, 19092, 15432, 8085);
    }

    /** Four services from {@code services} on, Kafka's controller right after {@code kafka}. */
    public static Ports of(int gateway, int services, int kafka, int postgres, int authorization) {
        return new Ports(
                gateway, services, services + 1, services + 2, services + 3, kafka, kafka + 1, postgres, authorization);
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
        if (!PortReservations.canListen(port)) {
            throw new StackException(
                    StackException.UNUSABLE_INPUT, "port " + port + " is taken: choose another with " + flag);
        }
    }
}
