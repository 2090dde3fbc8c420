package dev.backbone.payment.web;

import dev.backbone.payment.view.PaymentRow;
import dev.backbone.payment.view.PaymentView;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class PaymentController {

    private final PaymentView view;

    PaymentController(PaymentView view) {
        this.view = view;
    }

    @GetMapping("/payments/{orderId}")
    PaymentRow payment(@PathVariable UUID orderId) {
        return view.find(orderId)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "No payment was initiated for the order " + orderId));
    }
}
