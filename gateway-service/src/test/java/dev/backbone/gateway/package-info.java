/** The tests of the gateway, through its HTTP port and a real Kafka broker. */
@NullMarked
package dev.backbone.gateway;

import org.jspecify.annotations.NullMarked;
