package dev.backbone.local.replay;

import dev.backbone.local.replay.Wire.OrderState;

/** Where an accepted order stands, in the end or on its way there. */
record Outcome(PlannedOrder plan, OrderState state) {

    boolean isFinal() {
        return state.isFinal();
    }

    boolean isCompleted() {
        return state.status().equals("COMPLETED");
    }
}
