package dev.backbone.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backbone.events.Event;
import dev.backbone.events.FactCodec;
import dev.backbone.events.KafkaBinding;
import dev.backbone.events.Topic;
import dev.backbone.runtime.Delivery.Illegible;
import dev.backbone.runtime.Delivery.Legible;
import dev.backbone.testkit.Facts;
import dev.backbone.testkit.Samples;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The service listens to OrderConfirmed. */
class RecordReaderTest {

    private final RecordReader reader = new RecordReader(ParcelService.PROFILE);
    private final Samples the = new Samples();
    private final ConsumerRecord<String, byte[]> confirmed = kafkaRecord(the.confirmed());
    private final ConsumerRecord<String, byte[]> completed = kafkaRecord(the.completed());

    @Test
    void what_the_service_listens_to_is_read() {
        assertThat(reader.read(confirmed)).containsInstanceOf(Legible.class);
    }

    @Test
    void of_what_it_does_not_listen_to_nothing_but_the_type_is_looked_at() {
        completed.headers().remove("ce_id").remove("ce_time");

        assertThat(reader.read(completed)).isEmpty();
    }

    @Test
    void what_it_listens_to_must_be_right() {
        confirmed.headers().remove("ce_id");

        assertThat(reader.read(confirmed)).containsInstanceOf(Illegible.class);
    }

    @Test
    void what_does_not_tell_its_type_might_be_something_that_it_listens_to() {
        completed.headers().remove("ce_type");

        assertThat(reader.read(completed)).containsInstanceOf(Illegible.class);
    }

    @Test
    void another_version_of_what_it_listens_to_is_illegible_and_of_anything_else_nothing() {
        setType(confirmed, "backbone.orders.OrderConfirmed.v9");
        setType(completed, "backbone.orders.OrderCompleted.v9");

        assertThat(reader.read(confirmed)).containsInstanceOf(Illegible.class);
        assertThat(reader.read(completed)).isEmpty();
    }

    @Test
    void a_type_that_is_no_text_at_all_is_nothing() {
        setType(completed, "");

        assertThat(reader.read(completed)).isEmpty();
    }

    private static void setType(ConsumerRecord<String, byte[]> kafkaRecord, String type) {
        kafkaRecord.headers().remove("ce_type").add("ce_type", type.getBytes(UTF_8));
    }

    private static ConsumerRecord<String, byte[]> kafkaRecord(Event event) {
        var sent = KafkaBinding.toRecord(FactCodec.encode(Facts.fixed(1, event)), Topic.of(event));
        var consumed = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(consumed.headers()::add);
        return consumed;
    }
}
