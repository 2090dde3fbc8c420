/** Hands the parcels of confirmed orders to a carrier and follows them to the door. */
@NullMarked
package dev.backbone.shipment;

import org.jspecify.annotations.NullMarked;
