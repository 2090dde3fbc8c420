/** A real Kafka broker in a JVM of its own: KRaft, one node, broker and controller in one. */
@NullMarked
package dev.backbone.local.kafka;

import org.jspecify.annotations.NullMarked;
