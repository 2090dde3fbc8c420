package dev.backbone.local;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Ports as text, for the state file. */
final class PortList {

    private PortList() {}

    static String format(Ports p) {
        return IntStream.of(
                        p.gateway(),
                        p.order(),
                        p.stock(),
                        p.payment(),
                        p.shipment(),
                        p.kafka(),
                        p.kafkaController(),
                        p.postgres(),
                        p.authorization())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" "));
    }

    static Ports parse(String text) {
        int[] port =
                Arrays.stream(text.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
        return new Ports(port[0], port[1], port[2], port[3], port[4], port[5], port[6], port[7], port[8]);
    }
}
