/** The read API of orders. */
@NullMarked
package dev.backbone.order.web;

import org.jspecify.annotations.NullMarked;
