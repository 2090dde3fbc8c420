/** Who may ask for what. */
@NullMarked
package dev.backbone.gateway.security;

import org.jspecify.annotations.NullMarked;
