/** The gateway's way to Kafka. */
@NullMarked
package dev.backbone.gateway.kafka;

import org.jspecify.annotations.NullMarked;
