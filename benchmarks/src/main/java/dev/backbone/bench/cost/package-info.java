/** What processes use: CPU, memory and disk, read from outside. */
@NullMarked
package dev.backbone.bench.cost;

import org.jspecify.annotations.NullMarked;
