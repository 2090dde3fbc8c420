package dev.backbone.fault;

import static dev.backbone.fault.Target.End.ENTRY;
import static dev.backbone.fault.Target.End.EXIT;

import java.util.Arrays;
import java.util.List;

/** The moments at which a crash could lose or double something. */
public enum FaultPoint {
    AFTER_POLL("dev.backbone.runtime.FactListener", "onMessage", ENTRY),
    AFTER_LOAD("dev.backbone.runtime.Journal", "loadSince", EXIT),
    AFTER_INSERT_BEFORE_COMMIT("dev.backbone.runtime.Journal", "append", EXIT),
    AFTER_COMMIT_BEFORE_OFFSET("dev.backbone.runtime.Reactor", "handle", EXIT),
    BEFORE_PUBLISH("dev.backbone.runtime.RelaySession", "publish", ENTRY),
    AFTER_PUBLISH_BEFORE_REMOVAL("dev.backbone.runtime.Outbox", "remove", ENTRY),
    AFTER_OFFSET_COMMIT("org.apache.kafka.clients.consumer.KafkaConsumer", "commitSync", EXIT),

    /** Only in services that have effects: the provider has answered, and nobody has written it down. */
    OUTCOME_KNOWN("dev.backbone.runtime.Reactor", "record", ENTRY),

    /** Only in the gateway: Kafka has the order, and the client has no answer. */
    AFTER_ACCEPTANCE("dev.backbone.gateway.kafka.FactPublisher", "publish", EXIT);

    private final String className;
    private final String methodName;
    private final Target.End end;

    FaultPoint(String className, String methodName, Target.End end) {
        this.className = className;
        this.methodName = methodName;
        this.end = end;
    }

    Target target() {
        return new Target(className, methodName, end);
    }

    /** Whether it is a point of the gateway, which does not run on the common runtime. */
    public boolean isInGateway() {
        return this == AFTER_ACCEPTANCE;
    }

    /** The points of a program: the gateway by its module's name, or a service. */
    static List<FaultPoint> of(String program) {
        return Arrays.stream(values())
                .filter(point -> point.isInGateway() == program.equals("gateway-service"))
                .toList();
    }
}
