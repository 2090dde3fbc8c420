/** Fills the stores with finished orders that look like those of the suite. */
@NullMarked
package dev.backbone.bench.preload;

import org.jspecify.annotations.NullMarked;
