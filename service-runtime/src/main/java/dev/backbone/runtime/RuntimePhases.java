package dev.backbone.runtime;

/** The order in which the parts of the runtime start; they stop in the reverse order. */
final class RuntimePhases {

    static final int TOPICS = 500;
    static final int RESTORATION = 700;
    static final int RELAY = 1_000;
    static final int EFFECTS = 2_000;
    static final int DEADLINES = 2_500;
    static final int CONSUMER = 3_000;

    private RuntimePhases() {}
}
