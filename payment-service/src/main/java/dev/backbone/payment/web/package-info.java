/** The read API of payments. */
@NullMarked
package dev.backbone.payment.web;

import org.jspecify.annotations.NullMarked;
