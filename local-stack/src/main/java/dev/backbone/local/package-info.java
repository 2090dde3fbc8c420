/** The whole suite on one machine, as an API: Kafka, Postgres and the five services as supervised child processes. */
@NullMarked
package dev.backbone.local;

import org.jspecify.annotations.NullMarked;
