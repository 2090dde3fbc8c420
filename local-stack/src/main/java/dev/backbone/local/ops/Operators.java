package dev.backbone.local.ops;

import dev.backbone.local.Ports;
import dev.backbone.local.Service;
import dev.backbone.local.StackDatabases;
import dev.backbone.local.StackException;
import dev.backbone.local.StackLayout;
import dev.backbone.local.StackState;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the services of the stack that is up, and the operator's password. */
public final class Operators {

    /** Where an operator of services that run elsewhere puts their password. */
    private static final String VARIABLE = "BACKBONE_OPS_PASSWORD";

    /** Where services are that are not of the local stack: a URL with {service} in it. */
    private static final String PLACE = "BACKBONE_SERVICES";

    private Operators() {}

    /** The services that have dead letters and views: all but the gateway. */
    public static List<Service> services() {
        return Stream.of(Service.values()).filter(Service::hasDatabase).toList();
    }

    /** Looks a service up by its name, with or without {@code -service}. */
    public static Service service(String name) {
        return services().stream()
                .filter(each ->
                        each.moduleName().equals(name) || each.moduleName().equals(name + "-service"))
                .findAny()
                .orElseThrow(() -> new StackException(
                        StackException.UNUSABLE_INPUT,
                        "no service is called %s; there are: %s"
                                .formatted(
                                        name,
                                        String.join(
                                                ", ",
                                                services().stream()
                                                        .map(Service::moduleName)
                                                        .toList()))));
    }

    /** To where {@code url} says, or else the variable, or else to the stack that is up. */
    public static OpsClient client(Service service, StackLayout layout, Optional<URI> url) {
        try {
            return new OpsClient(url.isPresent() ? url.get() : usual(service, layout), password(layout));
        } catch (IOException e) {
            throw new StackException(StackException.FAILED, "can't read the stack's files: " + e.getMessage(), e);
        }
    }

    private static URI usual(Service service, StackLayout layout) throws IOException {
        String elsewhere = System.getenv(PLACE);
        return elsewhere != null
                ? URI.create(elsewhere.replace("{service}", service.moduleName()))
                : URI.create("http://127.0.0.1:" + state(layout).ports().of(service));
    }

    /** The stack that is up. */
    public static StackState state(StackLayout layout) throws IOException {
        return StackState.read(layout.state())
                .filter(StackState::isUp)
                .orElseThrow(() -> new StackException(
                        StackException.UNUSABLE_INPUT, "nothing is up: start the suite with ./backbone up"));
    }

    private static String password(StackLayout layout) throws IOException {
        String given = System.getenv(VARIABLE);
        return given != null ? given : StackDatabases.of(layout, Ports.usual()).operatorPassword();
    }
}
