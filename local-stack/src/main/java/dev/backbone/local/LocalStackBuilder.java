package dev.backbone.local;

import dev.backbone.local.app.ServiceJvm;
import dev.backbone.local.process.ProcessListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Describes a stack; without further words it is the one of {@code ./backbone up}, on ports that it draws. */
public final class LocalStackBuilder {

    private final Path root;
    private Path home;
    private Optional<Ports> ports = Optional.empty();
    private boolean fresh;
    private boolean trainAotCaches;
    private boolean authorization = true;
    private ServiceJvm jvm = ServiceJvm.QUICK;
    private Set<Service> services = EnumSet.allOf(Service.class);
    private final Map<Service, Integer> instances = new EnumMap<>(Service.class);
    private final Map<String, String> environment = new LinkedHashMap<>();
    private ProcessListener listener = ProcessListener.SILENT;

    LocalStackBuilder(Path root) {
        this.root = root;
        this.home = StackLayout.of(root).home();
    }

    /** Where data and logs go: two stacks need two homes. */
    public LocalStackBuilder home(Path folder) {
        this.home = folder;
        return this;
    }

    public LocalStackBuilder ports(Ports fixed) {
        this.ports = Optional.of(fixed);
        return this;
    }

    /** Begins without any data of an earlier stack in the same home. */
    public LocalStackBuilder fresh(boolean wipe) {
        this.fresh = wipe;
        return this;
    }

    /** Lets first runs record AOT caches, which makes their stop slower and every later start faster. */
    public LocalStackBuilder trainAotCaches(boolean allowed) {
        this.trainAotCaches = allowed;
        return this;
    }

    /** Quick to start by default; optimizing for long runs under load. */
    public LocalStackBuilder jvm(ServiceJvm kind) {
        this.jvm = kind;
        return this;
    }

    /** Without it the gateway asks for no tokens. */
    public LocalStackBuilder authorization(boolean wanted) {
        this.authorization = wanted;
        return this;
    }

    /** Only these services; with none, Kafka and Postgres stand alone. */
    public LocalStackBuilder services(Set<Service> chosen) {
        this.services = Set.copyOf(chosen);
        return this;
    }

    /**
     * How many processes of a service share its work; all but the first listen on ports that are drawn for them.
     *
     * @throws StackException for fewer than one
     */
    public LocalStackBuilder instances(Service service, int count) {
        if (count < 1) {
            String message = "there can't be " + count + " instances of " + service.moduleName();
            throw new StackException(StackException.UNUSABLE_INPUT, message);
        }
        instances.put(service, count);
        return this;
    }

    /** A variable that every service gets besides its own settings. */
    public LocalStackBuilder environment(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public LocalStackBuilder listener(ProcessListener informed) {
        this.listener = informed;
        return this;
    }

    /**
     * Takes the home for a stack that is yet to be started.
     *
     * @throws StackException when another stack has it, or a port is taken
     */
    public LocalStack build() {
        StackOptions options =
                new StackOptions(fresh, trainAotCaches, jvm, authorization, services, instances, environment, listener);
        try {
            return LocalStack.take(new StackLayout(root, home), ports, options);
        } catch (IOException e) {
            throw new UncheckedIOException("can't prepare " + home, e);
        }
    }

    /** Builds and starts; see {@link LocalStack#start}. */
    public LocalStack start() {
        return build().start();
    }
}
