/** Whoever places orders, and watches Kafka for what becomes of them. */
@NullMarked
package dev.backbone.bench.load;

import org.jspecify.annotations.NullMarked;
