/** What the tests share. */
@NullMarked
package dev.backbone.local.testing;

import org.jspecify.annotations.NullMarked;
