/** Feeds a real order stream through the public door and follows every order to its end. */
@NullMarked
package dev.backbone.local.replay;

import org.jspecify.annotations.NullMarked;
