package dev.backbone.stock.web;

import dev.backbone.stock.view.ItemTable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class StockController {

    private final ItemTable items;

    StockController(ItemTable items) {
        this.items = items;
    }

    @GetMapping("/stock/{sku}")
    StockItem item(@PathVariable String sku) {
        return items.find(sku)
                .map(StockItem::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No item has the sku " + sku));
    }
}
