package dev.backbone.local.replay;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON shapes of the public API, as far as the replay needs them. */
final class Wire {

    private Wire() {}

    record Money(long amountMinor, String currency) {

        static Money pounds(long pence) {
            return new Money(pence, "GBP");
        }
    }

    record Listing(String name, Money unitPrice) {}

    record Receipt(long quantity) {}

    record StockLevel(@Nullable String name, @Nullable Money unitPrice, long onHand, long reserved) {

        boolean isListedAs(Item item) {
            return item.name().equals(name) && Money.pounds(item.priceMinor()).equals(unitPrice);
        }
    }

    record Line(String sku, long quantity) {}

    record Payment(String token) {}

    record Address(String name, String line1, String city, String postalCode, String country) {}

    record OrderRequest(String customerId, List<Line> lines, Payment payment, Address shipTo) {

        static OrderRequest of(PlannedOrder order) {
            List<Line> lines = order.quantities().entrySet().stream()
                    .map(line -> new Line(line.getKey(), line.getValue()))
                    .toList();
            String country = Countries.codeOf(order.country());
            Address address =
                    new Address("Customer " + order.customer(), "1 High Street", "Springfield", "12345", country);
            return new OrderRequest(order.customer(), lines, new Payment("tok_ok"), address);
        }
    }

    record Accepted(String orderId) {}

    record OrderState(
            String orderId,
            String status,
            @Nullable String reason,
            @Nullable Money total,
            Instant requestedAt,
            @Nullable Instant confirmedAt,
            @Nullable Instant finalAt) {

        boolean isFinal() {
            return status.equals("COMPLETED") || status.equals("REJECTED") || status.equals("CANCELLED");
        }
    }
}
