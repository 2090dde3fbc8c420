package dev.backbone.gateway.routing;

import java.net.URI;
import java.util.List;
import org.springframework.web.client.RestClient;

/** The services that can be asked. */
public final class RoutedReads implements AutoCloseable {

    private final ServiceClient orders;
    private final ServiceClient stock;
    private final ServiceClient payments;
    private final ServiceClient shipments;
    private final Probes probes;
    private final RestClient http;
    private final RoutingProperties settings;

    RoutedReads(Routes routes, RoutingProperties settings, RestClient http) {
        this.http = http;
        this.settings = settings;
        this.probes = new Probes(http, settings.probeEvery());
        this.orders = client("order-service", routes.orders());
        this.stock = client("stock-service", routes.stock());
        this.payments = client("payment-service", routes.payments());
        this.shipments = client("shipment-service", routes.shipments());
    }

    private ServiceClient client(String name, List<URI> uris) {
        return new ServiceClient(new Instances(uris), new Circuit(name, settings.breaker()), probes, http, settings);
    }

    public ServiceClient orders() {
        return orders;
    }

    public ServiceClient stock() {
        return stock;
    }

    public ServiceClient payments() {
        return payments;
    }

    public ServiceClient shipments() {
        return shipments;
    }

    @Override
    public void close() {
        probes.close();
    }
}
