/** What queries and decisions read: the orders as they stand, and the catalog that stock-service publishes. */
@NullMarked
package dev.backbone.order.view;

import org.jspecify.annotations.NullMarked;
