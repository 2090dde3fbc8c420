package dev.backbone.gateway.live;

import dev.backbone.events.PublicFact;
import dev.backbone.gateway.follow.OrderState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What clients are told.
 *
 * @param states how many orders are in each
 * @param rates since the message before
 * @param latest the last facts about orders, oldest first
 */
record LiveMessage(Instant time, Map<OrderState, Long> states, Rates rates, List<PublicFact> latest) {

    record Rates(double acceptedPerSecond, double finishedPerSecond, double factsPerSecond) {}
}
