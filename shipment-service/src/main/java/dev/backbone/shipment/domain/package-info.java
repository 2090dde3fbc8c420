/** What a shipment is and when it moves on: pure functions over facts. */
@NullMarked
package dev.backbone.shipment.domain;

import org.jspecify.annotations.NullMarked;
