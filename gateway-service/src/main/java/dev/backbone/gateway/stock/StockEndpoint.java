package dev.backbone.gateway.stock;

import dev.backbone.events.Money;
import dev.backbone.events.StockRequestEvent;
import dev.backbone.events.StockRequestEvent.ItemListingRequested;
import dev.backbone.events.StockRequestEvent.StockReceiptRequested;
import dev.backbone.gateway.http.RequestReader;
import dev.backbone.gateway.http.Traceparent;
import dev.backbone.gateway.http.Violation;
import dev.backbone.gateway.kafka.FactPublisher;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Takes what merchants want done to an item. Each answers 202 once Kafka has it. */
public final class StockEndpoint {

    static final Pattern SKU = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");

    private final RequestReader<ListItem> listings = new RequestReader<>("/requests/list-item.json", ListItem.class);
    private final RequestReader<ReceiveStock> receipts =
            new RequestReader<>("/requests/receive-stock.json", ReceiveStock.class);
    private final FactPublisher facts;

    public StockEndpoint(FactPublisher facts) {
        this.facts = facts;
    }

    /** Offers an item for sale, or changes its name or price. */
    public ServerResponse list(ServerRequest request) {
        var sku = request.pathVariable("sku");
        var item = listings.read(request, violations(sku));
        return publish(new ItemListingRequested(sku, item.name(), item.unitPrice(), item.replenishBelow()), request);
    }

    /** Notes that goods have come in. */
    public ServerResponse receive(ServerRequest request) {
        var sku = request.pathVariable("sku");
        var receipt = receipts.read(request, violations(sku));
        return publish(new StockReceiptRequested(sku, receipt.quantity()), request);
    }

    private ServerResponse publish(StockRequestEvent event, ServerRequest request) {
        facts.publish(event, Traceparent.of(request));
        return ServerResponse.accepted()
                .location(URI.create("/stock/" + event.sku()))
                .build();
    }

    private static List<Violation> violations(String sku) {
        return SKU.matcher(sku).matches()
                ? List.of()
                : List.of(Violation.ofParameter("sku", "does not match ^" + SKU.pattern() + "$"));
    }

    /** The body of {@code PUT /stock/{sku}}, valid by {@code requests/list-item.json}. */
    record ListItem(String name, Money unitPrice, @Nullable Long replenishBelow) {}

    /** The body of {@code POST /stock/{sku}/receipts}, valid by {@code requests/receive-stock.json}. */
    record ReceiveStock(long quantity) {}
}
