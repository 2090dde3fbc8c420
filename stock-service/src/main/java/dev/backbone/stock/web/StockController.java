package dev.backbone.stock.web;

import dev.backbone.runtime.QueryParameters;
import dev.backbone.stock.view.ItemTable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class StockController {

    private final ItemTable items;

    StockController(ItemTable items) {
        this.items = items;
    }

    @GetMapping("/stock")
    StockPage items(@RequestParam MultiValueMap<String, String> query) {
        var parameters = new QueryParameters(query);
        var after = parameters.cursor(StockPage::after);
        var limit = parameters.limit();
        parameters.check();
        return StockPage.of(items.list(after, limit + 1), limit);
    }

    @GetMapping("/stock/{sku}")
    StockItem item(@PathVariable String sku) {
        return items.find(sku)
                .map(StockItem::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No item has the sku " + sku));
    }
}
