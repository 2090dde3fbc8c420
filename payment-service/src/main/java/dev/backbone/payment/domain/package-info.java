/** What a payment is and when it moves on: pure functions over facts. */
@NullMarked
package dev.backbone.payment.domain;

import org.jspecify.annotations.NullMarked;
