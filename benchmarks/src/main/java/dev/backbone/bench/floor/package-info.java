/** The floor: the records and rows of the run once more, without any logic. */
@NullMarked
package dev.backbone.bench.floor;

import org.jspecify.annotations.NullMarked;
