/** The tests of the OpenAPI document, and the check that what the gateway answers is what the document says. */
@NullMarked
package dev.backbone.gateway.openapi;

import org.jspecify.annotations.NullMarked;
