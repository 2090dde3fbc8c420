package dev.backbone.local.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of the services, or what else is a Spring Boot application: its extracted jar, its environment, its readiness endpoint. */
public final class ServiceProgram extends JavaProgram {

    private final String name;
    private final int port;
    private final Path jar;
    private final ServiceJvm jvm;
    private final Map<String, String> environment;
    private final boolean yields;

    /** @param yields whether it leaves the processor to the others as long as there is not enough for all */
    public ServiceProgram(
            String name,
            int port,
            Path extractedJar,
            ServiceJvm jvm,
            AotCache cache,
            Map<String, String> environment,
            boolean yields) {
        super(cache);
        this.name = name;
        this.port = port;
        this.jar = extractedJar;
        this.jvm = jvm;
        this.environment = Map.copyOf(environment);
        this.yields = yields;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public boolean ready() {
        return new ServiceProbe(port).answers();
    }

    @Override
    protected List<String> arguments() {
        List<String> arguments = new ArrayList<>(jvm.options(yields));
        arguments.addAll(List.of("-Dspring.aot.enabled=true", "-jar", jar.toString()));
        return arguments;
    }

    @Override
    protected boolean yields() {
        return yields;
    }

    @Override
    protected Map<String, String> environment() {
        return environment;
    }
}
