package dev.backbone.gateway.stream;

import dev.backbone.events.EncodedFact;
import dev.backbone.gateway.follow.Heard;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What was heard and not yet told to one client. One thread takes out, any put in. */
final class Inbox {

    /** No fact at all wakes up who waits. */
    private final BlockingQueue<List<EncodedFact>> heard;

    private volatile boolean closed;

    Inbox(int capacity) {
        this.heard = new LinkedBlockingQueue<>(capacity);
    }

    /** Doesn't block: a client that is so slow that there is no room left will not be told any more. */
    void put(Heard fact) {
        if (!heard.offer(List.of(fact.fact()))) {
            close();
        }
    }

    /** Waits for what comes next; {@code null} if nothing has come in time. */
    @Nullable List<EncodedFact> take(long nanos) throws InterruptedException {
        return heard.poll(nanos, TimeUnit.NANOSECONDS);
    }

    /** The client is to be told nothing more. Doesn't block; repeatable. */
    void close() {
        closed = true;
        heard.offer(List.of());
    }

    boolean isClosed() {
        return closed;
    }
}
