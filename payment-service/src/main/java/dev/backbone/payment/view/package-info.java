/** The payments as they stand, for queries. */
@NullMarked
package dev.backbone.payment.view;

import org.jspecify.annotations.NullMarked;
