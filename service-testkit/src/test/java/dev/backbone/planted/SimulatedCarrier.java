package dev.backbone.planted;

/** Sleeps, as it may. */
final class SimulatedCarrier {
    void carry() throws InterruptedException {
        Thread.sleep(1);
    }
}
