package dev.backbone.runtime;

import dev.backbone.events.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.backoff.ExponentialBackOff;

/** Runs a {@link Reaction}: everything between its Kafka topics and its tables. */
@AutoConfiguration
@ConditionalOnBean(ServiceProfile.class)
@EnableConfigurationProperties(RuntimeProperties.class)
class RuntimeAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    OwnTopics ownTopics(ServiceProfile profile, KafkaProperties kafka, RuntimeProperties properties) {
        var topics = properties.topics();
        return new OwnTopics(kafka, Topic.writtenBy(profile.source(), topics.partitions(), topics.replicationFactor()));
    }

    @Bean
    Journal journal(JdbcClient jdbc, ServiceProfile profile) {
        return new Journal(jdbc, profile);
    }

    @Bean
    OutageAdvice outageAdvice() {
        return new OutageAdvice();
    }

    @Bean
    JournalReader journalReader(JdbcClient jdbc) {
        return new JournalReader(jdbc);
    }

    @Bean
    PendingEffects pendingEffects(JdbcClient jdbc) {
        return new PendingEffects(jdbc);
    }

    @Bean
    Reactor reactor(
            ServiceProfile profile,
            Reaction reaction,
            Journal journal,
            PendingEffects pendingEffects,
            PlatformTransactionManager transactions,
            Clock clock,
            RuntimeProperties properties) {
        return new Reactor(
                profile,
                reaction,
                journal,
                pendingEffects,
                new TransactionTemplate(transactions),
                clock,
                properties.effects().lease());
    }

    @Bean
    EffectRunner effectRunner(
            Reactor reactor,
            Reaction reaction,
            Journal journal,
            PendingEffects pendingEffects,
            PlatformTransactionManager transactions,
            Clock clock,
            RuntimeProperties properties) {
        var backlog = new EffectBacklog(pendingEffects, journal, reaction, new TransactionTemplate(transactions));
        return new EffectRunner(reactor, backlog, clock, properties.effects());
    }

    @Bean
    @ConditionalOnBean(Deadlines.class)
    DeadlineRunner deadlineRunner(
            Reactor reactor, Deadlines deadlines, EffectRunner effects, RuntimeProperties properties) {
        return new DeadlineRunner(reactor, deadlines, effects, properties.deadlines());
    }

    @Bean
    OutboxRelay outboxRelay(DataSource dataSource, KafkaProperties kafka, RuntimeProperties properties) {
        return new OutboxRelay(dataSource, () -> newProducer(kafka, properties.relay()), properties.relay());
    }

    private static Producer<String, byte[]> newProducer(KafkaProperties kafka, RuntimeProperties.Relay relay) {
        var settings = kafka.buildProducerProperties();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, relay.patience().toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> factConsumer(
            ServiceProfile profile,
            Reactor reactor,
            EffectRunner effects,
            KafkaProperties kafka,
            RuntimeProperties properties) {
        var container = new ContainerProperties(profile.topics().toArray(String[]::new));
        container.setGroupId(profile.name());
        container.setAckMode(ContainerProperties.AckMode.BATCH);
        container.setAuthExceptionRetryInterval(Duration.ofSeconds(10));
        container.setMessageListener(new FactListener(profile, reactor, effects));
        var consumers = new ConcurrentMessageListenerContainer<>(consumerFactory(kafka, properties), container);
        consumers.setConcurrency(properties.consumer().threads());
        consumers.setCommonErrorHandler(retryForEver());
        consumers.setPhase(RuntimePhases.CONSUMER);
        return consumers;
    }

    private static DefaultKafkaConsumerFactory<String, byte[]> consumerFactory(
            KafkaProperties kafka, RuntimeProperties properties) {
        var settings = kafka.buildConsumerProperties();
        settings.putAll(Map.of(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                properties.consumer().batchSize(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"));
        settings.putIfAbsent(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        settings.putIfAbsent(ConsumerConfig.GROUP_REMOTE_ASSIGNOR_CONFIG, "range");
        settings.putIfAbsent(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, 10_000);
        return new DefaultKafkaConsumerFactory<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Whatever the trouble is: skipping a fact would be worse than waiting. */
    private static DefaultErrorHandler retryForEver() {
        var backOff = new ExponentialBackOff(100, 2);
        backOff.setMaxInterval(10_000);
        var handler = new DefaultErrorHandler(backOff);
        handler.setClassifications(Map.of(), true);
        handler.setRetryListeners(new TroubleLog());
        return handler;
    }
}
