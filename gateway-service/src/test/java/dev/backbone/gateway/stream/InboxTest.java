package dev.backbone.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.EventType;
import dev.backbone.events.FactCodec;
import dev.backbone.gateway.follow.Heard;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class InboxTest {

    private static final Heard FACT = new Heard(
            FactCodec.encode(Facts.fixed(1, new Samples().requested())),
            EventType.ORDER_REQUESTED,
            new TopicPartition("order-requests", 0),
            0);

    private final Inbox inbox = new Inbox(2);

    @Test
    void what_is_put_in_comes_out() throws InterruptedException {
        inbox.put(FACT);
        assertThat(inbox.take(0)).containsExactly(FACT.fact());
        assertThat(inbox.take(0)).isNull();
        assertThat(inbox.isClosed()).isFalse();
    }

    @Test
    void a_client_that_lets_it_overflow_is_told_no_more() {
        inbox.put(FACT);
        inbox.put(FACT);
        assertThat(inbox.isClosed()).isFalse();
        inbox.put(FACT);
        assertThat(inbox.isClosed()).isTrue();
    }

    @Test
    void closing_it_wakes_who_waits() throws InterruptedException {
        Thread.startVirtualThread(inbox::close);
        assertThat(inbox.take(TimeUnit.SECONDS.toNanos(30))).isEmpty();
        assertThat(inbox.isClosed()).isTrue();
    }
}
