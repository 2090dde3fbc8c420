package dev.backbone.gateway.follow;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who wants to hear of which order. Thread-safe. */
public final class Subscriptions implements FactListener {

    private final ConcurrentHashMap<UUID, List<Subscription>> subscriptions = new ConcurrentHashMap<>();

    /** Somebody's wish to hear of an order, until it is closed. */
    public final class Subscription implements AutoCloseable {

        private final UUID orderId;
        private final Consumer<Heard> subscriber;

        private Subscription(UUID orderId, Consumer<Heard> subscriber) {
            this.orderId = orderId;
            this.subscriber = subscriber;
        }

        /** From now on nothing is heard. Repeatable. */
        @Override
        public void close() {
            subscriptions.computeIfPresent(orderId, (_, all) -> without(all));
        }

        private @Nullable List<Subscription> without(List<Subscription> all) {
            var rest = all.stream().filter(each -> each != this).toList();
            return rest.isEmpty() ? null : rest;
        }
    }

    /**
     * Tells {@code subscriber} every fact about an order that is heard from now on, in the order in which they are
     * read: from different topics an effect may come before its cause.
     *
     * @param subscriber must neither block nor throw, for all others wait
     */
    public Subscription subscribe(UUID orderId, Consumer<Heard> subscriber) {
        var subscription = new Subscription(orderId, subscriber);
        subscriptions.merge(orderId, List.of(subscription), (before, _) -> {
            var all = new ArrayList<>(before);
            all.add(subscription);
            return List.copyOf(all);
        });
        return subscription;
    }

    @Override
    public void heard(List<Heard> facts) {
        for (var heard : facts) {
            heard.orderId()
                    .map(subscriptions::get)
                    .ifPresent(all -> all.forEach(each -> each.subscriber.accept(heard)));
        }
    }

    @Override
    public boolean isInAHurry() {
        return !subscriptions.isEmpty();
    }

    /** How many there are. */
    public int size() {
        return subscriptions.values().stream().mapToInt(List::size).sum();
    }
}
