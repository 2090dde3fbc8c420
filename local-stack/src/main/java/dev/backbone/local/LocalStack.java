package dev.backbone.local;

import dev.backbone.local.process.ManagedProcess;
import dev.backbone.local.tokens.TokenSource;
import dev.backbone.local.tokens.TokenWish;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The running suite: Kafka, Postgres and the five services as child processes of this JVM, which never outlive it.
 * Thread-safe.
 */
public final class LocalStack implements AutoCloseable {

    private final StackLayout layout;
    private final Ports ports;
    private final StackLock lock;
    private final PortReservations reservations;
    private final StackProcesses processes;
    private final TokenSource tokens;

    private LocalStack(
            StackLayout layout, Ports ports, StackLock lock, PortReservations reservations, StackProcesses processes) {
        this.layout = layout;
        this.ports = ports;
        this.lock = lock;
        this.reservations = reservations;
        this.processes = processes;
        this.tokens = tokens(TokenWish.EVERYTHING);
    }

    public static LocalStackBuilder builder(Path root) {
        return new LocalStackBuilder(root);
    }

    /** @param fixed the ports; without them, the stack draws its own */
    static LocalStack take(StackLayout layout, Optional<Ports> fixed, StackOptions options) throws IOException {
        StackLock lock = StackLock.take(layout.lock());
        PortReservations reservations = new PortReservations();
        StackFiles files = new StackFiles(layout);
        try {
            files.awaitLeftovers();
            Ports ports = fixed.orElseGet(reservations::drawAll);
            ports.requireFree();
            files.prepare(options.fresh());
            StackProcesses processes = new StackProcesses(layout, ports, options, reservations);
            return new LocalStack(layout, ports, lock, reservations, processes);
        } catch (IOException | RuntimeException e) {
            reservations.close();
            lock.close();
            throw e;
        }
    }

    /**
     * Starts everything and waits until all are ready.
     *
     * @throws StackException when something can't be started; nothing is left running then
     */
    public LocalStack start() {
        try {
            processes.start();
            return this;
        } catch (IOException e) {
            close();
            throw new StackException(StackException.FAILED, "can't start: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The public door. */
    public URI baseUri() {
        return URI.create("http://localhost:" + ports.gateway());
    }

    /** All public doors: one for each instance of the gateway. */
    public List<URI> baseUris() {
        return processes.instances().of(Service.GATEWAY).stream()
                .map(port -> URI.create("http://localhost:" + port))
                .toList();
    }

    /** For everything, at any of the gateways. */
    public TokenSource tokens() {
        return tokens;
    }

    /** For less. */
    public TokenSource tokens(TokenWish wish) {
        return processes.needsTokens()
                ? processes.databases().authorizationServer().tokens(wish)
                : TokenSource.NONE;
    }

    public Ports ports() {
        return ports;
    }

    public StackLayout layout() {
        return layout;
    }

    public String kafkaBootstrap() {
        return "127.0.0.1:" + ports.kafka();
    }

    /** The database of a service that has one, by its module's name. */
    public Database database(Service service) {
        return processes.databases().of(service);
    }

    /** How to reach any database of the stack. */
    public StackDatabases databases() {
        return processes.databases();
    }

    /** Postgres' superuser, connected to no service's database: for faults that only an administrator can cause. */
    public Database administration() {
        return processes.databases().administration();
    }

    /**
     * One more process of a service, on a port of its own and with the same database: not started yet, otherwise like any
     * other. Gateways go on to ask those that were there when they started; facts from Kafka are shared among all.
     */
    public ManagedProcess addInstance(Service service) {
        try {
            return processes.addInstance(service);
        } catch (IOException e) {
            throw new StackException(StackException.FAILED, "can't add an instance: " + e.getMessage(), e);
        }
    }

    /** By name: {@code kafka}, {@code postgres}, {@code authorization-server}, a service's module name, or {@code order-service-2}. */
    public ManagedProcess process(String name) {
        return processes.byName(name);
    }

    /** All that have been started, in start order. */
    public List<ManagedProcess> processes() {
        return processes.inOrder();
    }

    /** Stops everything, services first, and waits; repeatable, also while {@link #start} is under way. */
    @Override
    public void close() {
        try (lock;
                reservations) {
            processes.stop();
        } catch (IOException e) {
            throw new StackException(StackException.FAILED, "can't stop in order: " + e.getMessage(), e);
        }
    }
}
