package dev.backbone.runtime;

import dev.backbone.runtime.Delivery.Illegible;
import dev.backbone.runtime.Delivery.Legible;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has each record handled or parked. A batch is one transaction, unless there is poison in it: then it is halved until
 * the poison stands alone, and the rest is handled in its order.
 */
final class Intake {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private final RecordReader reader;
    private final Reactor reactor;
    private final EffectRunner effects;
    private final DeadLetters deadLetters;

    Intake(RecordReader reader, Reactor reactor, EffectRunner effects, DeadLetters deadLetters) {
        this.reader = reader;
        this.reactor = reactor;
        this.effects = effects;
        this.deadLetters = deadLetters;
    }

    /**
     * When it returns, everything is committed. If it throws, the same records are to be delivered again; those that
     * are committed already change nothing then.
     *
     * @throws RuntimeException if Postgres can't be reached, or anything else is wrong that has nothing to do with the
     *     records
     */
    void take(List<ConsumerRecord<String, byte[]>> records) {
        List<Delivery> deliveries = new ArrayList<>();
        records.forEach(each -> reader.read(each).ifPresent(deliveries::add));
        if (!deliveries.isEmpty()) {
            handle(Chronology.of(deliveries));
        }
    }

    private void handle(List<Delivery> deliveries) {
        if (deliveries.stream().allMatch(Legible.class::isInstance)) {
            handleLegible(deliveries.stream().map(Legible.class::cast).toList());
        } else {
            divide(deliveries);
        }
    }

    private void handleLegible(List<Legible> deliveries) {
        List<ScheduledEffect> scheduled;
        try {
            scheduled = reactor.handle(() -> deadLetters.freeOf(deliveries));
        } catch (RuntimeException e) {
            var poison = Poison.in(e).orElseThrow(() -> e);
            if (deliveries.size() == 1) {
                park(deliveries.getFirst(), poison);
                log.debug("The decision failed so", e);
            } else {
                divide(deliveries);
            }
            return;
        }
        effects.perform(scheduled);
    }

    private void divide(List<? extends Delivery> deliveries) {
        if (deliveries.size() == 1 && deliveries.getFirst() instanceof Illegible illegible) {
            park(illegible, illegible.poison());
        } else {
            var half = deliveries.size() / 2;
            handle(List.copyOf(deliveries.subList(0, half)));
            handle(List.copyOf(deliveries.subList(half, deliveries.size())));
        }
    }

    private void park(Delivery delivery, Poison poison) {
        var source = delivery.source();
        deadLetters.park(source, poison);
        log.warn(
                "Parked {}-{}@{} of stream {}: {}, {}",
                source.topic(),
                source.partition(),
                source.offset(),
                source.key(),
                poison.reason(),
                poison.detail());
    }
}
