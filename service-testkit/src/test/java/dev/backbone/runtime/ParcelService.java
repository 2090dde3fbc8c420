package dev.backbone.runtime;

import dev.backbone.events.EventType;
import dev.backbone.events.Fact;
import dev.backbone.events.FactCodec;
import dev.backbone.events.ShipmentEvent.ShipmentDispatched;
import dev.backbone.events.ShipmentEvent.ShipmentPrepared;
import dev.backbone.runtime.Incoming.Received;
import dev.backbone.testkit.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessResourceException;

/** {@link ParcelDecider} on the real runtime, without Kafka: one instance of a service. */
final class ParcelService {

    static final ServiceProfile PROFILE = new ServiceProfile("shipment-service", Set.of(EventType.ORDER_CONFIRMED));

    final ConcurrentLinkedQueue<UUID> dispatched = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<String> viewed = new ConcurrentLinkedQueue<>();
    final Clock clock;
    final TestDatabase database;
    final PendingEffects pendingEffects;
    final OutboxSignal signal = new OutboxSignal();
    final Reactor reactor;
    final EffectRunner effects;
    final DeadLetters deadLetters;
    final DeadLetterDesk desk;
    final Intake intake;
    private volatile String poisoned = "";
    volatile boolean viewFails;
    volatile boolean carrierFails;
    volatile boolean parcelIsGone;
    volatile boolean hasDeliveriesFollowed;
    volatile @Nullable UUID needsNoCarrier;

    ParcelService(TestDatabase database) {
        this(database, Clock.systemUTC(), Duration.ofSeconds(10));
    }

    ParcelService(TestDatabase database, Clock clock, Duration lease) {
        this.database = database;
        this.clock = clock;
        this.pendingEffects = new PendingEffects(database.jdbc());
        var streams = new Streams(new Journal(database.jdbc(), PROFILE));
        var reaction = new StreamReaction<>(new ParcelDecider(), new Parcels(), new Dispatch());
        this.reactor =
                new Reactor(PROFILE, reaction, streams, pendingEffects, signal, database.transaction(), clock, lease);
        this.effects = new EffectRunner(
                reactor,
                new EffectBacklog(pendingEffects, streams, reaction, database.transaction()),
                clock,
                new RuntimeProperties.Effects(
                        500,
                        200,
                        lease,
                        Duration.ofMillis(20),
                        Duration.ZERO,
                        Duration.ofMillis(20),
                        Duration.ofMillis(200)));
        var reader = new RecordReader(PROFILE);
        this.deadLetters = new DeadLetters(database.jdbc(), clock);
        this.desk = new DeadLetterDesk(deadLetters, reader, reactor, effects);
        this.intake = new Intake(reader, reactor, effects, deadLetters);
    }

    /** From now on, no decision can be taken about this order. */
    void failsFor(UUID orderId) {
        poisoned = orderId.toString();
    }

    void failsForNobody() {
        poisoned = "";
    }

    static ParcelService withClock(TestDatabase database, SettableClock clock) {
        return new ParcelService(database, clock, Duration.ofSeconds(10));
    }

    static Received received(Fact fact) {
        return new Received(fact, FactCodec.encode(fact));
    }

    /** As the consumer does it. */
    void handle(Fact... facts) {
        effects.perform(reactor.handle(
                java.util.Arrays.stream(facts).map(ParcelService::received).toList()));
    }

    List<String> journalTypes(UUID orderId) {
        return new JournalReader(database.jdbc())
                .stream(orderId.toString()).stream()
                        .map(fact -> fact.envelope().type().replaceAll(".*\\.(\\w+)\\.v1", "$1"))
                        .toList();
    }

    /** Rows are states. */
    private final class Parcels implements View<String> {

        @Override
        public String table() {
            return "parcels";
        }

        @Override
        public void save(Collection<String> changed) {
            show(changed);
        }
    }

    private void show(Collection<String> changed) {
        if (viewFails) {
            throw new TransientDataAccessResourceException("the view can't be written");
        }
        if (!poisoned.isEmpty() && changed.stream().anyMatch(state -> state.endsWith(poisoned))) {
            throw new IllegalStateException("a bug");
        }
        viewed.addAll(changed);
    }

    private final class Dispatch implements Effect<String> {

        @Override
        public boolean follows(String state, Fact fact) {
            return switch (fact.event()) {
                case ShipmentPrepared parcel -> !parcel.orderId().equals(needsNoCarrier);
                case ShipmentDispatched _ -> hasDeliveriesFollowed;
                default -> false;
            };
        }

        @Override
        public Outcome perform(String state, Fact trigger) throws Exception {
            if (carrierFails) {
                throw new java.io.IOException("the carrier is out");
            }
            if (parcelIsGone) {
                return new Outcome.Nothing();
            }
            var orderId = UUID.fromString(trigger.subject());
            dispatched.add(orderId);
            return new Outcome.Done(new ShipmentDispatched(orderId, "T-1"));
        }
    }
}
