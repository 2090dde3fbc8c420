/** Holds the money of an order when its stock is reserved, and takes it when the parcel leaves. */
@NullMarked
package dev.backbone.payment;

import org.jspecify.annotations.NullMarked;
