/** Knows what there is of each item, and sets it aside for orders: all their lines or none. */
@NullMarked
package dev.backbone.stock;

import org.jspecify.annotations.NullMarked;
