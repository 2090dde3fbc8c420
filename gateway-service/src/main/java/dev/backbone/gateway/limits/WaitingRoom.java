package dev.backbone.gateway.limits;

import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Has so many seats for those who wait for something, so that there is always room for others. Thread-safe. */
@Component
public final class WaitingRoom {

    private final Semaphore seats;

    WaitingRoom(CrowdProperties settings) {
        this.seats = new Semaphore(settings.waiting());
    }

    /** Takes a seat, to be given back by {@link #leave}; false if there is none. Never blocks. */
    public boolean enter() {
        return seats.tryAcquire();
    }

    public void leave() {
        seats.release();
    }
}
