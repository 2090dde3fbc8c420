package dev.backbone.runtime;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;

/** Hands each batch that was polled to the intake, and rests. Once it returns, their offsets may be committed. */
final class FactListener implements BatchMessageListener<String, byte[]> {

    private final Intake intake;
    private final Redelivery redelivery;
    private final Pace pace;

    FactListener(Intake intake, Redelivery redelivery, Pace pace) {
        this.intake = intake;
        this.redelivery = redelivery;
        this.pace = pace;
    }

    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
        long began = System.nanoTime();
        intake.take(records);
        redelivery.isOver();
        restAfterWorkSince(began);
    }

    private void restAfterWorkSince(long began) {
        try {
            pace.restAfterWorkSince(began);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
