package dev.backbone.local;

import dev.backbone.local.app.ServiceJvm;
import dev.backbone.local.process.ProcessListener;
import java.util.Map;
import java.util.Set;

/** How a stack differs from the usual one. */
record StackOptions(
        boolean fresh,
        boolean trainAotCaches,
        ServiceJvm jvm,
        boolean authorization,
        Set<Service> services,
        Map<Service, Integer> instances,
        Map<String, String> environment,
        ProcessListener listener) {

    StackOptions {
        services = Set.copyOf(services);
        instances = Map.copyOf(instances);
        environment = Map.copyOf(environment);
    }

    /** Without a gateway nobody needs tokens. */
    boolean needsTokens() {
        return authorization && services.contains(Service.GATEWAY);
    }

    int instancesOf(Service service) {
        return instances.getOrDefault(service, 1);
    }
}
