/** The shipments as they stand, for queries. */
@NullMarked
package dev.backbone.shipment.view;

import org.jspecify.annotations.NullMarked;
