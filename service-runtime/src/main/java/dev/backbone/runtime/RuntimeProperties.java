package dev.backbone.runtime;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The knobs of the runtime. */
@ConfigurationProperties("backbone")
public record RuntimeProperties(
        @DefaultValue Topics topics,
        @DefaultValue Consumer consumer,
        @DefaultValue Relay relay,
        @DefaultValue Effects effects,
        @DefaultValue Deadlines deadlines,
        @DefaultValue Ops ops) {

    /**
     * How this service creates its topics.
     *
     * @param partitions must be the same in all services
     */
    public record Topics(
            @DefaultValue("6") int partitions,
            @DefaultValue("1") short replicationFactor) {}

    /**
     * How facts are consumed.
     *
     * @param batchSize facts that Kafka is asked for at once; at most twice as many are handled in one transaction
     * @param threads consumers in this instance; more than the topics' partitions are idle
     * @param rest the least before Kafka is asked for more, see {@link Pace}
     */
    public record Consumer(
            @DefaultValue("500") int batchSize,
            @DefaultValue("1") int threads,
            @DefaultValue("10ms") Duration rest) {}

    /**
     * How the outbox is published.
     *
     * @param batchSize facts that are sent before their acknowledgements are awaited
     * @param pollInterval how long a missed signal, or the lock of an instance that has died, can delay facts, and how
     *     long those that are published stay in the outbox: if the relay dies, they are published again
     * @param patience how long acknowledgements are awaited before the relay begins anew
     * @param rest the least after each batch, see {@link Pace}; little, because consumers and effects, whose outcomes it
     *     publishes, rest themselves
     * @param effectPatience how long facts whose effects are being carried out wait for what may come of them, to be
     *     published at once with it; at the most until the next look
     */
    public record Relay(
            @DefaultValue("1000") int batchSize,
            @DefaultValue("500ms") Duration pollInterval,
            @DefaultValue("20s") Duration patience,
            @DefaultValue("1ms") Duration rest,
            @DefaultValue("30ms") Duration effectPatience) {}

    /**
     * How effects are carried out.
     *
     * @param concurrency effects that are carried out at the same time
     * @param lease how long an instance has an effect for itself; longer than an effect takes
     * @param pollInterval how often is looked for effects that are due
     * @param rest the least after outcomes were recorded, see {@link Pace}
     * @param firstPause before a failed effect is tried again; doubled each time up to {@code longestPause}
     */
    public record Effects(
            @DefaultValue("500") int batchSize,
            @DefaultValue("200") int concurrency,
            @DefaultValue("10s") Duration lease,
            @DefaultValue("200ms") Duration pollInterval,
            @DefaultValue("5ms") Duration rest,
            @DefaultValue("100ms") Duration firstPause,
            @DefaultValue("30s") Duration longestPause) {}

    /**
     * Who may use {@code /ops}.
     *
     * @param password of the user {@code operator}; nobody may if it is empty
     */
    public record Ops(@DefaultValue("") String password) {

        @Override
        public String toString() {
            return "Ops[password=***]";
        }
    }

    /**
     * How often is looked for streams that are overdue. How long something may wait, the service itself says.
     *
     * @param batchSize streams that are handled in one transaction, at the most
     * @param pollInterval how much later than due a deadline is noticed, at the most
     */
    public record Deadlines(
            @DefaultValue("500") int batchSize,
            @DefaultValue("1s") Duration pollInterval) {}
}
