/** What an order is and when it moves on: pure functions over facts. */
@NullMarked
package dev.backbone.order.domain;

import org.jspecify.annotations.NullMarked;
