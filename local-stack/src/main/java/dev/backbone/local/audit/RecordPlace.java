package dev.backbone.local.audit;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where in Kafka a record is. */
record RecordPlace(String topic, int partition, long offset) {

    static RecordPlace of(ConsumerRecord<?, ?> kafkaRecord) {
        return new RecordPlace(kafkaRecord.topic(), kafkaRecord.partition(), kafkaRecord.offset());
    }

    @Override
    public String toString() {
        return "record %s-%d@%d".formatted(topic, partition, offset);
    }
}
