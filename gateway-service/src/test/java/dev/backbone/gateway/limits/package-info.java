/** What can be told of limits without a gateway. */
@NullMarked
package dev.backbone.gateway.limits;

import org.jspecify.annotations.NullMarked;
