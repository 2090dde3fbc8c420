package dev.backbone.planted;

/** Sleeps. */
final class Sleeper {
    void sleep() throws InterruptedException {
        Thread.sleep(1);
    }
}
