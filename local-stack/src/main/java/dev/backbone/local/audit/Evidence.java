package dev.backbone.local.audit;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What all databases and topics say, condensed to what checks need.
 *
 * @param sightings every fact, and where it was found
 * @param orders by id
 * @param items by sku
 * @param recordFaults what is wrong with records themselves, which can only be told while they are read
 * @param moving subjects about which something was under way while the evidence was read
 * @param deadLetters records that services have put aside
 * @param records how many records were read
 * @param rows how many rows of journals were read
 */
record Evidence(
        Sightings sightings,
        Map<String, OrderStory> orders,
        Map<String, ItemLedger> items,
        List<Violation> recordFaults,
        Set<String> moving,
        DeadLetters deadLetters,
        long records,
        long rows) {

    /** Whether all that follows from what is known about the subject has been done. */
    boolean isSettled(String subject) {
        return !moving.contains(subject);
    }

    boolean isAtRest(OrderStory order) {
        return order.isFinal() && isSettled(order.orderId());
    }
}
