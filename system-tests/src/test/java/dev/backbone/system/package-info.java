/** The whole suite, as its own processes, through its public door. */
@NullMarked
package dev.backbone.system;

import org.jspecify.annotations.NullMarked;
