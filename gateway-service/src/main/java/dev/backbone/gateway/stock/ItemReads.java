package dev.backbone.gateway.stock;

import dev.backbone.gateway.routing.RoutedUri;
import dev.backbone.gateway.routing.ServiceClient;
import dev.backbone.gateway.routing.StockCache;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What is asked about items. */
public final class ItemReads {

    private final ServiceClient stockService;
    private final StockCache cache;

    /** Reads that remember what was said about single items. */
    public ItemReads(ServiceClient stockService, StockCache cache) {
        this.stockService = stockService;
        this.cache = cache;
    }

    /**
     * {@code GET /stock/{sku}}. Clients may keep the answer, but have to ask each time: they don't hear of changes, as
     * the gateway does.
     */
    public ServerResponse item(ServerRequest request) {
        var sku = request.pathVariable("sku");
        if (!StockEndpoint.SKU.matcher(sku).matches()) {
            return stockService.forward(request);
        }
        RoutedUri.check(request);
        var answer = cache.get(sku, () -> stockService.get("/stock/" + sku));
        var response = answer.toResponse();
        if (answer.status().isSameCodeAs(HttpStatus.OK)) {
            response.cacheControl(CacheControl.noCache());
        }
        return response.body(answer.body());
    }
}
