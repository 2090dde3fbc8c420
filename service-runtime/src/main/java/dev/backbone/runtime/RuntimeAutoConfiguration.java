package dev.backbone.runtime;

import dev.backbone.events.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs a {@link Reaction}: everything between its Kafka topics and its tables. */
@AutoConfiguration
@ConditionalOnBean(ServiceProfile.class)
@EnableConfigurationProperties({RuntimeProperties.class, KafkaProperties.class})
@Import(OpsSecurity.class)
class RuntimeAutoConfiguration {

    /**
     * As long as Kafka itself waits before it answers that there is nothing, see {@code fetch.max.wait.ms}: after such an
     * answer the consumer asks again with its next poll, and not before.
     */
    private static final Duration POLL = Duration.ofMillis(500);

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** The condition that Spring itself puts on this setting is decided when a service is built. */
    @Bean
    @ConditionalOnMissingBean
    FlywayMigrationStrategy migration(@Value("${spring.flyway.enabled:true}") boolean enabled) {
        return flyway -> {
            if (enabled) {
                flyway.migrate();
            }
        };
    }

    @Bean
    OwnTopics ownTopics(ServiceProfile profile, KafkaProperties kafka, RuntimeProperties properties) {
        var settings = properties.topics();
        List<NewTopic> topics =
                new ArrayList<>(Topic.writtenBy(profile.source(), settings.partitions(), settings.replicationFactor()));
        topics.add(DeadLetterTopic.of(profile, settings));
        return new OwnTopics(kafka, topics);
    }

    @Bean
    Journal journal(JdbcClient jdbc, ServiceProfile profile) {
        return new Journal(jdbc, profile);
    }

    @Bean
    Streams streams(Journal journal) {
        return new Streams(journal);
    }

    @Bean
    OutageAdvice outageAdvice() {
        return new OutageAdvice();
    }

    @Bean
    BadParametersAdvice badParametersAdvice() {
        return new BadParametersAdvice();
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
    OutboxSignal outboxSignal() {
        return new OutboxSignal();
    }

    @Bean
    Reactor reactor(
            ServiceProfile profile,
            Reaction reaction,
            Streams streams,
            PendingEffects pendingEffects,
            OutboxSignal signal,
            PlatformTransactionManager transactions,
            Clock clock,
            RuntimeProperties properties) {
        return new Reactor(
                profile,
                reaction,
                streams,
                pendingEffects,
                signal,
                new TransactionTemplate(transactions),
                clock,
                properties.effects().lease());
    }

    @Bean
    EffectRunner effectRunner(
            Reactor reactor,
            Reaction reaction,
            Streams streams,
            PendingEffects pendingEffects,
            PlatformTransactionManager transactions,
            Clock clock,
            RuntimeProperties properties) {
        var backlog = new EffectBacklog(pendingEffects, streams, reaction, new TransactionTemplate(transactions));
        return new EffectRunner(reactor, backlog, clock, properties.effects());
    }

    @Bean
    @ConditionalOnBean(Deadlines.class)
    DeadlineRunner deadlineRunner(
            ServiceProfile profile,
            Reactor reactor,
            Deadlines deadlines,
            EffectRunner effects,
            Admin admin,
            Clock clock,
            RuntimeProperties properties) {
        return new DeadlineRunner(
                reactor, deadlines, effects, new CaughtUp(admin, profile)::with, clock, properties.deadlines());
    }

    @Bean
    OutboxRelay outboxRelay(
            ServiceProfile profile,
            DataSource dataSource,
            OutboxSignal signal,
            KafkaProperties kafka,
            RuntimeProperties properties) {
        return new OutboxRelay(
                profile, dataSource, signal, () -> newProducer(kafka, properties.relay()), properties.relay());
    }

    static Producer<String, byte[]> newProducer(KafkaProperties kafka, RuntimeProperties.Relay relay) {
        var settings = kafka.buildProducerProperties();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // Idempotence keeps the order of several requests only once the broker knows the producer: see KAFKA-15591.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, relay.patience().toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        // Else the first record of a batch would go in a request of its own, and wake those who wait for the rest.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    @Bean
    DeadLetters deadLetters(JdbcClient jdbc, Clock clock) {
        return new DeadLetters(jdbc, clock);
    }

    @Bean
    RecordReader recordReader(ServiceProfile profile) {
        return new RecordReader(profile);
    }

    @Bean
    DeadLetterDesk deadLetterDesk(DeadLetters deadLetters, RecordReader reader, Reactor reactor, EffectRunner effects) {
        return new DeadLetterDesk(deadLetters, reader, reactor, effects);
    }

    @Bean
    DeadLetterController deadLetterController(DeadLetters deadLetters, DeadLetterDesk desk) {
        return new DeadLetterController(deadLetters, desk);
    }

    @Bean
    RebuildDesk rebuildDesk(
            ServiceProfile profile,
            Reaction reaction,
            Journal journal,
            RecordReader reader,
            JdbcClient jdbc,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            KafkaProperties kafka) {
        return new RebuildDesk(
                reaction.projections(),
                dataSource,
                new Rebuild(dataSource, jdbc, journal, transactions),
                new ReferenceRebuild(
                        dataSource,
                        jdbc,
                        new TransactionTemplate(transactions),
                        reader,
                        () -> new TopicReading(kafka, profile.topicsOfReferences())));
    }

    @Bean
    RebuildController rebuildController(RebuildDesk desk) {
        return new RebuildController(desk);
    }

    @Bean
    Restoration restoration(
            ServiceProfile profile,
            Reaction reaction,
            Reactor reactor,
            Journal journal,
            PendingEffects pendingEffects,
            DeadLetters deadLetters,
            RecordReader reader,
            JdbcClient jdbc,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            KafkaProperties kafka,
            Clock clock) {
        return new Restoration(
                profile,
                reaction,
                journal,
                pendingEffects,
                new Reconsideration(jdbc, reactor),
                kafka,
                dataSource,
                new TransactionTemplate(transactions),
                new RestoredFacts(profile, reader, deadLetters, kafka, jdbc),
                clock);
    }

    @Bean
    Intake intake(RecordReader reader, Reactor reactor, EffectRunner effects, DeadLetters deadLetters) {
        return new Intake(reader, reactor, effects, deadLetters);
    }

    @Bean
    ConsumerTrouble consumerTrouble() {
        return new ConsumerTrouble();
    }

    @Bean(destroyMethod = "close")
    Admin admin(KafkaProperties kafka) {
        return Admin.create(kafka.buildAdminProperties());
    }

    @Bean
    FactsHealth facts(Admin admin, ConcurrentMessageListenerContainer<?, ?> consumer, ConsumerTrouble trouble) {
        return new FactsHealth(admin, consumer, trouble);
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> factConsumer(
            ServiceProfile profile,
            Intake intake,
            ConsumerTrouble trouble,
            KafkaProperties kafka,
            RuntimeProperties properties) {
        var container = new ContainerProperties(profile.topics().toArray(String[]::new));
        container.setGroupId(profile.name());
        container.setAckMode(ContainerProperties.AckMode.BATCH);
        container.setPollTimeout(POLL.toMillis());
        container.setAuthExceptionRetryInterval(Duration.ofSeconds(10));
        var redelivery = new Redelivery(trouble);
        container.setMessageListener(new FactListener(intake, redelivery));
        var consumers = new ConcurrentMessageListenerContainer<>(consumerFactory(kafka, properties), container);
        consumers.setConcurrency(properties.consumer().threads());
        consumers.setCommonErrorHandler(redelivery);
        consumers.setPhase(RuntimePhases.CONSUMER);
        return consumers;
    }

    private static ConsumerFactory<String, byte[]> consumerFactory(
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
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        settings.putIfAbsent(ConsumerConfig.GROUP_REMOTE_ASSIGNOR_CONFIG, "range");
        settings.putIfAbsent(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, 10_000);
        return ThriftyConsumer.factory(settings, new Pace(properties.consumer().rest()));
    }
}
