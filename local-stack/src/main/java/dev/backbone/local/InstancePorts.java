package dev.backbone.local;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ports on which each instance of each service listens: the first instance's is given, the others' are drawn.
 * Thread-safe.
 */
final class InstancePorts {

    private final Map<Service, List<Integer>> ports = new EnumMap<>(Service.class);
    private final PortReservations reservations;

    InstancePorts(Ports first, StackOptions options, PortReservations reservations) {
        this.reservations = reservations;
        Stream.of(Service.values()).forEach(service -> ports.put(service, new ArrayList<>(List.of(first.of(service)))));
        for (Service service : options.services()) {
            for (int number = 2; number <= options.instancesOf(service); number++) {
                more(service);
            }
        }
    }

    /** One more instance's. */
    synchronized int more(Service service) {
        int port = reservations.draw();
        while (isTaken(port)) {
            port = reservations.draw();
        }
        known(service).add(port);
        return port;
    }

    synchronized List<Integer> of(Service service) {
        return List.copyOf(known(service));
    }

    /** All addresses of a service, with commas between them. */
    String addresses(Service service) {
        return of(service).stream().map(port -> "http://localhost:" + port).collect(Collectors.joining(","));
    }

    private boolean isTaken(int port) {
        return ports.values().stream().anyMatch(taken -> taken.contains(port));
    }

    private List<Integer> known(Service service) {
        return ports.computeIfAbsent(service, _ -> new ArrayList<>());
    }
}
