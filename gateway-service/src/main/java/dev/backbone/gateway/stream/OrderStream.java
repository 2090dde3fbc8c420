package dev.backbone.gateway.stream;

import dev.backbone.events.EncodedFact;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** One client that listens to one order, from the moment it asks until either ends. For one thread at a time. */
final class OrderStream implements AutoCloseable {

    /** How often order-service is asked for a cause before its effect is told without it. */
    private static final int LOOKS = 3;

    private final ListenedOrder order;
    private final Inbox inbox;
    private final Story story;
    private final StreamProperties settings;
    private final Consumer<OrderStream> whenClosed;
    private long silentSince = System.nanoTime();
    private long incompleteSince;
    private boolean incomplete;
    private int looks;

    OrderStream(
            ListenedOrder order,
            Inbox inbox,
            Story story,
            StreamProperties settings,
            Consumer<OrderStream> whenClosed) {
        this.order = order;
        this.inbox = inbox;
        this.story = story;
        this.settings = settings;
        this.whenClosed = whenClosed;
    }

    /**
     * Takes in what has happened so far; returns whether there is, or will be, something to tell.
     *
     * @throws HistoryUnavailableException if that is not known
     */
    boolean begin() {
        story.add(order.history());
        return !story.isOver();
    }

    /** Tells the client everything as it happens, and blocks until all is told or the client has gone. */
    void tell(ClientSocket client) {
        try (this) {
            if (client.awaitOpen()) {
                tellAsItHappens(client);
            }
        } catch (IOException e) {
            // The client has gone, or was too slow to be waited for. It may come back, and is told the rest then.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            client.close();
        }
    }

    private void tellAsItHappens(ClientSocket client) throws IOException, InterruptedException {
        while (true) {
            send(client, story.next());
            if (story.isOver() || inbox.isClosed()) {
                return;
            }
            noteWhetherComplete();
            var heard = inbox.take(untilSomethingIsDue());
            if (heard != null) {
                story.add(heard);
            } else if (incomplete && age(incompleteSince) >= settings.patience().toNanos()) {
                lookAgain();
            } else {
                client.send(EventText.comment());
                silentSince = System.nanoTime();
            }
        }
    }

    private void send(ClientSocket client, List<EncodedFact> facts) throws IOException {
        for (var fact : facts) {
            client.send(EventText.of(fact));
            silentSince = System.nanoTime();
        }
    }

    private void noteWhetherComplete() {
        var before = incomplete;
        incomplete = story.isWaiting() || order.isFinal();
        if (incomplete && !before) {
            incompleteSince = System.nanoTime();
        }
    }

    private long untilSomethingIsDue() {
        var untilHeartbeat = settings.heartbeat().toNanos() - age(silentSince);
        var untilLook = settings.patience().toNanos() - age(incompleteSince);
        return Math.max(0, incomplete ? Math.min(untilHeartbeat, untilLook) : untilHeartbeat);
    }

    private static long age(long since) {
        return System.nanoTime() - since;
    }

    private void lookAgain() {
        try {
            story.add(order.history());
            story.beginAnewIfLastIsUnknown();
            looks++;
            if (looks >= LOOKS) {
                story.goOnWithoutTheMissing();
            }
        } catch (HistoryUnavailableException e) {
            // Facts that come meanwhile are told all the same.
            looks = 0;
        }
        incompleteSince = System.nanoTime();
    }

    /** Doesn't block; whoever tells the client stops soon. Repeatable. */
    void end() {
        inbox.close();
    }

    @Override
    public void close() {
        try {
            order.close();
        } finally {
            whenClosed.accept(this);
        }
    }
}
