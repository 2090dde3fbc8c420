package dev.backbone.gateway.routing;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The processes of a service, which take turns. Those that are down are asked last. Thread-safe. */
final class Instances {

    private final List<Instance> all;
    private final AtomicInteger turn = new AtomicInteger();

    Instances(List<URI> uris) {
        if (uris.isEmpty()) {
            throw new IllegalArgumentException("A service has at least one instance.");
        }
        this.all = uris.stream().map(Instance::new).toList();
    }

    int size() {
        return all.size();
    }

    /** An instance to ask, none of those that were tried; there must be others. */
    Instance next(Collection<Instance> tried) {
        int first = turn.getAndIncrement();
        var candidates = IntStream.range(0, all.size())
                .mapToObj(i -> all.get(Math.floorMod(first + i, all.size())))
                .filter(instance -> !tried.contains(instance))
                .toList();
        return candidates.stream()
                .filter(instance -> !instance.isDown())
                .findFirst()
                .orElseGet(candidates::getFirst);
    }
}
