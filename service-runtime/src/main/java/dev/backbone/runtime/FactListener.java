package dev.backbone.runtime;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;

/** Hands each batch that was polled to the intake. Once it returns, their offsets may be committed. */
final class FactListener implements BatchMessageListener<String, byte[]> {

    private final Intake intake;
    private final Redelivery redelivery;

    FactListener(Intake intake, Redelivery redelivery) {
        this.intake = intake;
        this.redelivery = redelivery;
    }

    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
        intake.take(records);
        redelivery.isOver();
    }
}
