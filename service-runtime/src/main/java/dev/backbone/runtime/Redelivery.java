package dev.backbone.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Has a batch that failed delivered again, for ever, after pauses that grow while it keeps failing. What gets here is
 * trouble that passes; poison is parked before. Thread-safe.
 *
 * <p>The consumer goes back to where the batch began before anything else is done with it. A batch that is kept and
 * tried again beside a consumer that polls, as Spring's own handler does, is lost when such a poll throws.
 */
final class Redelivery implements CommonErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(Redelivery.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final ConsumerTrouble trouble;
    private final Map<Thread, BackOffExecution> pauses = new ConcurrentHashMap<>();

    Redelivery(ConsumerTrouble trouble) {
        this.trouble = trouble;
    }

    @Override
    public void handleBatch(
            Exception thrown,
            ConsumerRecords<?, ?> records,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable invokeListener) {
        goBack(records, consumer);
        trouble.isWith(records, thrown);
        pause(container);
    }

    /**
     * A partition that has been taken away comes again from what was committed. If the consumer can't go back otherwise, it
     * must not go on: an error stops it, and health says so.
     */
    private static void goBack(ConsumerRecords<?, ?> records, Consumer<?, ?> consumer) {
        boolean interrupted = Thread.interrupted();
        try {
            for (var partition : records.partitions()) {
                if (consumer.assignment().contains(partition)) {
                    consumer.seek(
                            partition, records.records(partition).getFirst().offset());
                }
            }
        } catch (RuntimeException e) {
            throw new AssertionError("can't go back to where a batch began that was not handled", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The consumer itself is in trouble; it has polled nothing. */
    @Override
    public void handleOtherException(
            Exception thrown, Consumer<?, ?> consumer, MessageListenerContainer container, boolean batchListener) {
        log.warn("The consumer failed and polls again", thrown);
        pause(container);
    }

    /** Nothing is committed of a batch that is to come again. */
    @Override
    public boolean isAckAfterHandle() {
        return false;
    }

    @Override
    public void clearThreadState() {
        pauses.remove(Thread.currentThread());
    }

    /** A batch was handled on this thread. */
    void isOver() {
        clearThreadState();
        trouble.isOver();
    }

    private void pause(MessageListenerContainer container) {
        try {
            var pause = pauses.computeIfAbsent(Thread.currentThread(), _ -> growing())
                    .nextBackOff();
            ListenerUtils.stoppableSleep(container, pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static BackOffExecution growing() {
        var pauses = new ExponentialBackOff(FIRST_PAUSE.toMillis(), 2);
        pauses.setMaxInterval(LONGEST_PAUSE.toMillis());
        return pauses.start();
    }
}
