/** What merchants ask of stock. */
@NullMarked
package dev.backbone.gateway.stock;

import org.jspecify.annotations.NullMarked;
