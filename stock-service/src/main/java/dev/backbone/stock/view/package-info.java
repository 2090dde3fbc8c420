/** The items as they stand, for decisions and queries. */
@NullMarked
package dev.backbone.stock.view;

import org.jspecify.annotations.NullMarked;
