/** The way of reads to the services that know. */
@NullMarked
package dev.backbone.gateway.routing;

import org.jspecify.annotations.NullMarked;
