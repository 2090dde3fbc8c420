/** The seam to whoever really carries parcels, and a simulation of it. */
@NullMarked
package dev.backbone.shipment.carrier;

import org.jspecify.annotations.NullMarked;
