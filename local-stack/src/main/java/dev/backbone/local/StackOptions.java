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
        Set<Service> services,
        Map<String, String> environment,
        ProcessListener listener) {

    StackOptions {
        services = Set.copyOf(services);
        environment = Map.copyOf(environment);
    }
}
