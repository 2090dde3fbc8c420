/**
 * What the gateway hears on the order topics: a register of every accepted order, kept on its own disk, and a way to be
 * told of an order's facts as they come. Every gateway follows them by itself, so all know the same.
 */
@NullMarked
package dev.backbone.gateway.follow;

import org.jspecify.annotations.NullMarked;
