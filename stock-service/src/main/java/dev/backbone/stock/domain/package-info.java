/** Items, reservations and how they change: no input or output. */
@NullMarked
package dev.backbone.stock.domain;

import org.jspecify.annotations.NullMarked;
