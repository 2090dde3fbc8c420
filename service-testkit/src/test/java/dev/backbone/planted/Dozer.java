package dev.backbone.planted;

import java.util.concurrent.TimeUnit;

/** Sleeps in another way. */
final class Dozer {
    void doze() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(1);
    }
}
