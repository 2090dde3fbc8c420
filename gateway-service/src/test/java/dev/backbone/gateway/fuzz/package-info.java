/** Requests that nobody in their right mind would send, made from the OpenAPI document by a seeded generator. */
@NullMarked
package dev.backbone.gateway.fuzz;

import org.jspecify.annotations.NullMarked;
