/** The read API of shipments. */
@NullMarked
package dev.backbone.shipment.web;

import org.jspecify.annotations.NullMarked;
