/**
 * The contract between the services: topics, events, and how an event looks on Kafka.
 *
 * <p>Nothing here knows Spring, a database or a service. Events are immutable records, sealed per topic, so a
 * {@code switch} over a topic's events is checked by the compiler.
 */
@NullMarked
package dev.backbone.events;

import org.jspecify.annotations.NullMarked;
