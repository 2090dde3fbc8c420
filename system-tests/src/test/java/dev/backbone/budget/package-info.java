/** Durations of the test classes of all modules, checked against their limits. */
@NullMarked
package dev.backbone.budget;

import org.jspecify.annotations.NullMarked;
