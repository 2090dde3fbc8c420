/** {@code ./backbone bench}: what the suite can do, and what an order costs, beside what it has to cost. */
@NullMarked
package dev.backbone.bench;

import org.jspecify.annotations.NullMarked;
