/** The read API of items. */
@NullMarked
package dev.backbone.stock.web;

import org.jspecify.annotations.NullMarked;
