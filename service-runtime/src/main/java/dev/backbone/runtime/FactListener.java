package dev.backbone.runtime;

import dev.backbone.events.FactCodec;
import dev.backbone.events.KafkaBinding;
import dev.backbone.runtime.Incoming.Received;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;

/** Hands each batch that was polled to the reactor. The offsets are committed when it returns. */
final class FactListener implements BatchMessageListener<String, byte[]> {

    private final ServiceProfile profile;
    private final Reactor reactor;
    private final EffectRunner effects;

    FactListener(ServiceProfile profile, Reactor reactor, EffectRunner effects) {
        this.profile = profile;
        this.reactor = reactor;
        this.effects = effects;
    }

    /**
     * Handles what this service listens to and leaves out the rest.
     *
     * @throws dev.backbone.events.MalformedFactException if a record is no CloudEvent or its data is not of its type
     */
    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
        List<Received> facts = new ArrayList<>(records.size());
        for (var kafkaRecord : records) {
            var encoded = KafkaBinding.fromRecord(kafkaRecord);
            if (profile.listensTo(encoded.envelope().type())) {
                FactCodec.decode(encoded).ifPresent(fact -> facts.add(new Received(fact, encoded)));
            }
        }
        if (!facts.isEmpty()) {
            effects.perform(reactor.handle(facts));
        }
    }
}
