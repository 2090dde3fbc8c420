/** How much, and how slowly, anybody may ask: rates per caller and address, and deadlines for bodies. */
@NullMarked
package dev.backbone.gateway.limits;

import org.jspecify.annotations.NullMarked;
