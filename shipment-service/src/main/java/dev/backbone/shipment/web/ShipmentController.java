package dev.backbone.shipment.web;

import dev.backbone.shipment.view.ShipmentRow;
import dev.backbone.shipment.view.ShipmentView;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class ShipmentController {

    private final ShipmentView view;

    ShipmentController(ShipmentView view) {
        this.view = view;
    }

    @GetMapping("/shipments/{orderId}")
    ShipmentRow shipment(@PathVariable UUID orderId) {
        return view.find(orderId)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "Nothing is to be shipped for the order " + orderId));
    }
}
