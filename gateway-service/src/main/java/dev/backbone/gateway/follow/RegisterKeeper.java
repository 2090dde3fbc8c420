package dev.backbone.gateway.follow;

import dev.backbone.events.EventType;
import dev.backbone.events.FactCodec;
import dev.backbone.events.MalformedFactException;
import dev.backbone.events.OrderRequestEvent.OrderRequested;
import java.util.List;
import java.util.UUID;

/** Writes what is heard of orders into the register. */
final class RegisterKeeper {

    private final OrderRegister register;

    RegisterKeeper(OrderRegister register) {
        this.register = register;
    }

    void keep(List<Heard> facts) {
        for (var heard : facts) {
            heard.orderId().ifPresent(orderId -> keep(orderId, heard));
        }
    }

    private void keep(UUID orderId, Heard heard) {
        if (heard.type() == EventType.ORDER_REQUESTED) {
            request(orderId, heard);
        } else {
            OrderState.after(heard.type()).ifPresent(state -> register.moved(orderId, state));
        }
    }

    private void request(UUID orderId, Heard heard) {
        try {
            FactCodec.decode(heard.fact())
                    .map(fact -> (OrderRequested) fact.event())
                    .ifPresent(request ->
                            register.requested(orderId, request.customerId(), heard.partition(), heard.offset()));
        } catch (MalformedFactException e) {
            // Not ours: order-service parks it, with the reason, and no order comes of it.
            return;
        }
    }
}
