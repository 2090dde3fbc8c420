/** Tokens for those who talk to the gateway. */
@NullMarked
package dev.backbone.local.tokens;

import org.jspecify.annotations.NullMarked;
