package dev.backbone.gateway.follow;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * Every order that any gateway has accepted: whose it is, where its request is, how far it has come. A view of {@code
 * order-requests} and {@code orders} that can be thrown away: what is missing is read again from there.
 *
 * <p>One thread writes, in batches that end with {@link #commit}; a crash loses at most what came after the last one,
 * positions and orders together. Any thread reads.
 */
public final class OrderRegister implements AutoCloseable {

    private static final String FORMAT = "1";
    private static final int CACHE_MEGABYTES = 8;

    private final MVStore store;
    private final MVMap<UUID, RegisteredOrder> orders;
    private final MVMap<String, Long> positions;
    private final MVMap<String, Long> counts;
    private final MVMap<String, String> origin;

    private OrderRegister(MVStore store) {
        this.store = store;
        this.orders = store.openMap(
                "orders",
                new MVMap.Builder<UUID, RegisteredOrder>()
                        .keyType(new RegisterTypes.OrderId())
                        .valueType(new RegisterTypes.Order()));
        this.positions = store.openMap("positions");
        this.counts = store.openMap("counts");
        this.origin = store.openMap("origin");
    }

    /**
     * Opens the register, or begins one.
     *
     * @param file kept by one process at a time; without one the register is in memory and gone with the process
     * @throws org.h2.mvstore.MVStoreException if another process has the file, or it is no register
     */
    public static OrderRegister open(@Nullable Path file) {
        var builder = new MVStore.Builder()
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .cacheSize(CACHE_MEGABYTES);
        if (file != null) {
            builder.fileName(file.toString());
        }
        return new OrderRegister(builder.open());
    }

    /** The order, if it has been heard of. */
    public Optional<RegisteredOrder> find(UUID orderId) {
        return Optional.ofNullable(orders.get(orderId));
    }

    /** How many orders are where, of all that were ever accepted. */
    public Map<OrderState, Long> counts() {
        Map<OrderState, Long> result = new EnumMap<>(OrderState.class);
        for (var state : OrderState.values()) {
            result.put(state, counts.getOrDefault(state.name(), 0L));
        }
        return result;
    }

    /** Notes a request; of several with the same id only the first. */
    void requested(UUID orderId, String customerId, TopicPartition partition, long offset) {
        put(
                orderId,
                orders.getOrDefault(orderId, RegisteredOrder.heardOf(OrderState.REQUESTED))
                        .withRequest(customerId, partition.partition(), offset));
    }

    /** Notes how far an order has come. */
    void moved(UUID orderId, OrderState state) {
        put(
                orderId,
                orders.getOrDefault(orderId, RegisteredOrder.heardOf(state)).moved(state));
    }

    private void put(UUID orderId, RegisteredOrder order) {
        var before = orders.put(orderId, order);
        if (before == null || before.state() != order.state()) {
            counts.merge(order.state().name(), 1L, Long::sum);
            if (before != null) {
                counts.merge(before.state().name(), -1L, Long::sum);
            }
        }
    }

    /** Notes that everything before {@code next} has been read. */
    void reached(TopicPartition partition, long next) {
        positions.put(partition.toString(), next);
    }

    /** Where to go on reading. */
    Map<TopicPartition, Long> positions() {
        Map<TopicPartition, Long> result = new HashMap<>();
        positions.forEach((name, next) -> {
            int dash = name.lastIndexOf('-');
            result.put(new TopicPartition(name.substring(0, dash), Integer.parseInt(name.substring(dash + 1))), next);
        });
        return result;
    }

    /**
     * Whether what is here, or a part of it, was not read from these topics.
     *
     * @param topicIds by name, as the broker gave them: a topic that was made again has another
     */
    boolean isForeignTo(Map<String, String> topicIds) {
        return known(topicIds).entrySet().stream().anyMatch(this::contradicts);
    }

    /** Begins anew if it {@link #isForeignTo} these topics. */
    void keepOnlyWhatIsFrom(Map<String, String> topicIds) {
        if (isForeignTo(topicIds)) {
            clear();
        }
        origin.putAll(known(topicIds));
    }

    private static Map<String, String> known(Map<String, String> topicIds) {
        Map<String, String> known = new HashMap<>(topicIds);
        known.put("format", FORMAT);
        return known;
    }

    private boolean contradicts(Map.Entry<String, String> known) {
        var here = origin.get(known.getKey());
        return here != null && !here.equals(known.getValue());
    }

    private void clear() {
        orders.clear();
        positions.clear();
        counts.clear();
        origin.clear();
    }

    /** Makes what was noted last. */
    void commit() {
        store.commit();
    }

    @Override
    public void close() {
        store.close();
    }
}
