package dev.backbone.shipment.view;

import dev.backbone.runtime.View;
import dev.backbone.shipment.domain.Shipment;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The shipments as they stand. */
@Component
public class ShipmentView implements View<Shipment> {

    private final JdbcClient jdbc;

    ShipmentView(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String table() {
        return "shipment_view";
    }

    @Override
    public void save(Collection<Shipment> changed) {
        var rows =
                changed.stream().flatMap(each -> ShipmentRow.of(each).stream()).toList();
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into shipment_view (order_id, status, tracking_number)
                        select * from unnest(:ids::uuid[], :statuses::text[], :numbers::text[])
                        on conflict (order_id) do update set
                            status = excluded.status, tracking_number = excluded.tracking_number
                        """)
                .param("ids", rows.stream().map(ShipmentRow::orderId).toArray(UUID[]::new))
                .param("statuses", rows.stream().map(ShipmentRow::status).toArray(String[]::new))
                .param("numbers", rows.stream().map(ShipmentRow::trackingNumber).toArray(String[]::new))
                .update();
    }

    /** Empty while nothing is to be shipped for the order. */
    public Optional<ShipmentRow> find(UUID orderId) {
        return jdbc.sql("select * from shipment_view where order_id = :id")
                .param("id", orderId)
                .query((row, _) -> new ShipmentRow(
                        row.getObject("order_id", UUID.class),
                        row.getString("status"),
                        row.getString("tracking_number")))
                .optional();
    }
}
