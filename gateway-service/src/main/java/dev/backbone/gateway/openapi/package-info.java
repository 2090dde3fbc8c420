/** What the gateway says of itself: its OpenAPI document, and a page to try it on. Both are public. */
@NullMarked
package dev.backbone.gateway.openapi;

import org.jspecify.annotations.NullMarked;
