package dev.backbone.payment.view;

import dev.backbone.events.Money;
import dev.backbone.payment.domain.Payment;
import dev.backbone.runtime.View;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The payments as they stand. */
@Component
public class PaymentView implements View<Payment> {

    private final JdbcClient jdbc;

    PaymentView(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String table() {
        return "payment_view";
    }

    @Override
    public void save(Collection<Payment> changed) {
        var rows =
                changed.stream().flatMap(each -> PaymentRow.of(each).stream()).toList();
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into payment_view (order_id, status, amount_minor, currency, authorization_id, reason)
                        select * from unnest(:ids::uuid[], :statuses::text[], :amounts::bigint[], :currencies::text[],
                                             :authorizations::text[], :reasons::text[])
                        on conflict (order_id) do update set
                            status = excluded.status, amount_minor = excluded.amount_minor,
                            currency = excluded.currency, authorization_id = excluded.authorization_id,
                            reason = excluded.reason
                        """)
                .param("ids", rows.stream().map(PaymentRow::orderId).toArray(UUID[]::new))
                .param("statuses", rows.stream().map(PaymentRow::status).toArray(String[]::new))
                .param(
                        "amounts",
                        rows.stream()
                                .mapToLong(row -> row.amount().amountMinor())
                                .toArray())
                .param(
                        "currencies",
                        rows.stream().map(row -> row.amount().currency()).toArray(String[]::new))
                .param(
                        "authorizations",
                        rows.stream().map(PaymentRow::authorizationId).toArray(String[]::new))
                .param("reasons", rows.stream().map(PaymentRow::reason).toArray(String[]::new))
                .update();
    }

    /** Empty while no payment was initiated for the order. */
    public Optional<PaymentRow> find(UUID orderId) {
        return jdbc.sql("select * from payment_view where order_id = :id")
                .param("id", orderId)
                .query((row, _) -> new PaymentRow(
                        row.getObject("order_id", UUID.class),
                        row.getString("status"),
                        new Money(row.getLong("amount_minor"), row.getString("currency")),
                        row.getString("authorization_id"),
                        row.getString("reason")))
                .optional();
    }
}
