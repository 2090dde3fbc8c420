/** Orders: placed, called off. */
@NullMarked
package dev.backbone.gateway.orders;

import org.jspecify.annotations.NullMarked;
