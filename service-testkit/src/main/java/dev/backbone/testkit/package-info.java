/**
 * What the services' tests are made of: given/when/then for deciders, a real Kafka broker and a real Postgres, a clock
 * to be set, and the rules of the architecture.
 */
@NullMarked
package dev.backbone.testkit;

import org.jspecify.annotations.NullMarked;
