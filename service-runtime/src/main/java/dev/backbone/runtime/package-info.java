/**
 * The event-sourcing runtime: a batch of facts comes from Kafka, the service decides, and all that follows is stored
 * in one transaction of its own Postgres, from where a relay publishes it.
 *
 * <p>A service gives a {@link dev.backbone.runtime.ServiceProfile} and a {@link dev.backbone.runtime.Reaction}; for
 * one that decides order by order the latter is a {@link dev.backbone.runtime.StreamReaction} over a pure
 * {@link dev.backbone.runtime.Decider}.
 */
@NullMarked
package dev.backbone.runtime;

import org.jspecify.annotations.NullMarked;
