package dev.backbone.order.view;

import dev.backbone.order.domain.Deadline;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds, in the {@linkplain OrderView view}, the orders that wait for too long. */
@Component
public class OverdueOrders {

    private final JdbcClient jdbc;

    OverdueOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An order and what it waits for. */
    public record Overdue(UUID orderId, Deadline deadline) {}

    /**
     * Takes orders whose wait began at the latest then, those that have waited longest first, and keeps them from
     * others until the transaction ends. Orders that somebody else is about to change are left out, and those of which a fact is
     * parked, which may be the one that is waited for.
     *
     * @param latest by what is waited for
     */
    public List<Overdue> lock(Map<Deadline, Instant> latest, int atMost) {
        return jdbc.sql("""
                        select order_id, waiting_for from order_view
                        where (waiting_for = 'VALIDATED' and waiting_since <= :validated
                            or waiting_for = 'CONFIRMED' and waiting_since <= :confirmed
                            or waiting_for = 'DISPATCHED' and waiting_since <= :dispatched)
                          and not exists (select from dead_letters
                                          where stream_id = order_id::text and state = 'PARKED')
                        order by waiting_since limit %d
                        for update skip locked
                        """.formatted(atMost))
                .param("validated", time(latest, Deadline.VALIDATED))
                .param("confirmed", time(latest, Deadline.CONFIRMED))
                .param("dispatched", time(latest, Deadline.DISPATCHED))
                .query((row, _) -> new Overdue(
                        row.getObject("order_id", UUID.class), Deadline.valueOf(row.getString("waiting_for"))))
                .list();
    }

    private static OffsetDateTime time(Map<Deadline, Instant> latest, Deadline deadline) {
        return latest.getOrDefault(deadline, Instant.EPOCH).atOffset(ZoneOffset.UTC);
    }
}
