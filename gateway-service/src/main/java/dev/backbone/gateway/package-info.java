/**
 * The only public door: takes orders and stock requests, has Kafka acknowledge them as facts before it answers, and
 * routes reads to the services. It keeps no state, so any number of instances may run.
 */
@NullMarked
package dev.backbone.gateway;

import org.jspecify.annotations.NullMarked;
