package dev.backbone.local.audit;

import dev.backbone.events.EventType;
import dev.backbone.events.Money;
import java.util.Optional;
import java.util.stream.Stream;

/** What is authorized, captured, voided and refunded is what the order costs. */
record AmountsAgree() implements OrderCheck {

    @Override
    public Stream<String> faults(OrderStory order) {
        var total = order.find(EventType.ORDER_VALIDATED).flatMap(Said::amount);
        return Stream.of(
                        EventType.PAYMENT_AUTHORIZED,
                        EventType.PAYMENT_CAPTURED,
                        EventType.PAYMENT_VOIDED,
                        EventType.PAYMENT_REFUNDED)
                .flatMap(type -> order.all(type).stream())
                .filter(payment -> !payment.amount().equals(total))
                .map(payment -> "%s of %s, but it costs %s"
                        .formatted(
                                payment.type().eventClass().getSimpleName(),
                                describe(payment.amount()),
                                describe(total)));
    }

    private static String describe(Optional<Money> amount) {
        return amount.map(money -> money.amountMinor() + " " + money.currency()).orElse("nothing");
    }
}
