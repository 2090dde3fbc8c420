/** A service that the planted one must not know. */
@NullMarked
package dev.backbone.neighbour;

import org.jspecify.annotations.NullMarked;
