/** The {@code ./backbone} commands: a thin layer of words over the local stack and the replay. */
@NullMarked
package dev.backbone.local.cli;

import org.jspecify.annotations.NullMarked;
