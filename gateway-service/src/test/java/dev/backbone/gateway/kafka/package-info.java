/** The tests of the gateway, through its HTTP port and a real Kafka broker. */
@NullMarked
package dev.backbone.gateway.kafka;

import org.jspecify.annotations.NullMarked;
