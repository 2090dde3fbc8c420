/** Carries every order through its states; keeps the orders' journal. */
@NullMarked
package dev.backbone.order;

import org.jspecify.annotations.NullMarked;
