package dev.backbone.local;

import dev.backbone.local.app.AotCache;
import dev.backbone.local.app.BootApp;
import dev.backbone.local.app.ServiceJvm;
import dev.backbone.local.app.ServiceProgram;
import dev.backbone.local.kafka.BrokerLibraries;
import dev.backbone.local.kafka.BrokerSettings;
import dev.backbone.local.kafka.KafkaServer;
import dev.backbone.local.postgres.PostgresBundle;
import dev.backbone.local.postgres.PostgresServer;
import dev.backbone.local.postgres.ServiceDatabases;
import dev.backbone.local.process.ManagedProcess;
import dev.backbone.local.process.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Puts the programs together and starts and stops them in order. */
final class StackProcesses {

    static final List<String> IN_EVERY_STACK = Stream.concat(
                    Stream.of("postgres", "kafka"), Stream.of(Service.values()).map(Service::moduleName))
            .toList();

    private static final List<String> ORDER = Stream.concat(
                    IN_EVERY_STACK.stream(), Stream.of(AuthorizationServer.NAME))
            .toList();

    private static final Comparator<ManagedProcess> START_ORDER =
            Comparator.comparingInt(StackProcesses::placeOf).thenComparing(ManagedProcess::name);

    private final StackLayout layout;
    private final Ports ports;
    private final StackOptions options;
    private final StackDatabases databases;
    private final InstancePorts instances;
    private final StateRecorder recorder;
    private final List<ManagedProcess> infrastructure = new ArrayList<>();
    private final List<ManagedProcess> services = new ArrayList<>();
    private boolean stopped;

    StackProcesses(StackLayout layout, Ports ports, StackOptions options, PortReservations reservations)
            throws IOException {
        this.layout = layout;
        this.ports = ports;
        this.options = options;
        this.databases = StackDatabases.of(layout, ports);
        this.instances = new InstancePorts(ports, options, reservations);
        this.recorder = new StateRecorder(layout.state(), ports, options.listener());
        recorder.record();
    }

    void start() throws IOException {
        InParallel.untilFirstFailure(List.of(this::startPostgres, this::startKafka, this::extractServices), this::stop);
        InParallel.untilFirstFailure(forEach(services, ManagedProcess::start), this::stop);
        recorder.allReady();
    }

    private List<InParallel.Task> forEach(List<ManagedProcess> group, Consumer<ManagedProcess> action) {
        return inOrder(group)
                .map(process -> (InParallel.Task) () -> action.accept(process))
                .toList();
    }

    void stop() throws IOException {
        markStopped();
        try {
            InParallel.toTheEnd(forEach(services, ManagedProcess::stop));
        } finally {
            inOrder(infrastructure).toList().reversed().forEach(ManagedProcess::stop);
        }
        recorder.forget();
    }

    private synchronized void markStopped() {
        stopped = true;
    }

    List<ManagedProcess> inOrder() {
        return Stream.concat(inOrder(infrastructure), inOrder(services)).toList();
    }

    ManagedProcess byName(String name) {
        return inOrder().stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no process " + name));
    }

    StackDatabases databases() {
        return databases;
    }

    private void startPostgres() throws IOException {
        PostgresBundle bundle = PostgresBundle.install(layout.apps());
        PostgresServer server = new PostgresServer(bundle, layout.postgres(), databases.secrets(), ports.postgres());
        add(server, infrastructure).start();
        try {
            new ServiceDatabases(server, databases.secrets()).create(StackDatabases.names());
        } catch (SQLException e) {
            throw new StackException(StackException.FAILED, "can't create the databases: " + e.getMessage(), e);
        }
    }

    private void startKafka() throws IOException {
        BrokerLibraries libraries = BrokerLibraries.install(layout.root(), layout.apps());
        AotCache cache = new AotCache(
                layout.apps().resolve("kafka"), KafkaServer.fingerprint(libraries), options.trainAotCaches());
        BrokerSettings settings = new BrokerSettings(layout.kafka(), ports.kafka(), ports.kafkaController());
        add(new KafkaServer(libraries, cache, settings), infrastructure).start();
    }

    private void extractServices() throws IOException {
        for (Service service : options.services().stream().sorted().toList()) {
            Path jar = extract(service.jar(layout.root()));
            for (int number = 1; number <= options.instancesOf(service); number++) {
                addInstance(service, number, instances.of(service).get(number - 1), jar);
            }
        }
        if (options.needsTokens()) {
            addAuthorizationServer();
        }
    }

    /** Nobody waits for it: it starts beside the services. */
    private void addAuthorizationServer() throws IOException {
        Path jar = extract(AuthorizationServer.jar(layout.root()));
        AuthorizationServer server = databases.authorizationServer();
        add(
                new ServiceProgram(
                        AuthorizationServer.NAME,
                        server.port(),
                        jar,
                        ServiceJvm.SMALL,
                        cacheOf(jar, ServiceJvm.SMALL, false),
                        server.environment(layout.signingKey()),
                        false),
                services);
    }

    private Path extract(Path jar) throws IOException {
        return new BootApp(jar, layout.apps()).extract();
    }

    synchronized ManagedProcess addInstance(Service service) throws IOException {
        int number = 1;
        while (isKnown(service.instanceName(number))) {
            number++;
        }
        return addInstance(service, number, instances.more(service), extract(service.jar(layout.root())));
    }

    private boolean isKnown(String name) {
        return services.stream().anyMatch(process -> process.name().equals(name));
    }

    private ManagedProcess addInstance(Service service, int number, int port, Path jar) {
        String name = service.instanceName(number);
        var variables = service.hasDatabase()
                ? environment().of(service, port, databases.of(service))
                : environment().ofGateway(port, layout.register(name));
        // Orders are accepted first, and then worked off: that can wait, but a customer doesn't.
        boolean yields = service.hasDatabase();
        return add(
                new ServiceProgram(
                        name, port, jar, options.jvm(), cacheOf(jar, options.jvm(), yields), variables, yields),
                services);
    }

    private ServiceEnvironment environment() {
        Optional<AuthorizationServer> authorization =
                needsTokens() ? Optional.of(databases.authorizationServer()) : Optional.empty();
        return new ServiceEnvironment(
                ports, instances, databases.operatorPassword(), authorization, options.environment());
    }

    boolean needsTokens() {
        return options.needsTokens();
    }

    InstancePorts instances() {
        return instances;
    }

    private AotCache cacheOf(Path jar, ServiceJvm jvm, boolean yields) {
        return new AotCache(jar.resolveSibling("cache"), jvm.options(yields), options.trainAotCaches());
    }

    private synchronized ManagedProcess add(Program program, List<ManagedProcess> group) {
        if (stopped) {
            throw new StackException(StackException.FAILED, "stopped while starting");
        }
        ManagedProcess process = new ManagedProcess(program, layout.log(program.name()), recorder);
        group.add(process);
        recorder.watch(process);
        return process;
    }

    private synchronized Stream<ManagedProcess> inOrder(List<ManagedProcess> group) {
        return List.copyOf(group).stream().sorted(START_ORDER);
    }

    /** Instances stand behind the first one of their service. */
    private static int placeOf(ManagedProcess process) {
        String program = process.name().replaceFirst("-\\d+$", "");
        return ORDER.indexOf(program);
    }
}
