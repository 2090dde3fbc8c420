/**
 * An order's facts to those who listen, as they happen: {@code GET /orders/{orderId}/stream}. Thousands may listen at the
 * same time, most of them to nothing, so an open stream has next to nothing but its socket.
 */
@NullMarked
package dev.backbone.gateway.stream;

import org.jspecify.annotations.NullMarked;
