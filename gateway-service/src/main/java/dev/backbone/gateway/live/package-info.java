/** How the suite does, told about once a second to those who run it: {@code GET /live}, a WebSocket. */
@NullMarked
package dev.backbone.gateway.live;

import org.jspecify.annotations.NullMarked;
