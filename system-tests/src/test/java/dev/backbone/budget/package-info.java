/** How long test classes take: a look at the reports of all modules, after their tests. */
@NullMarked
package dev.backbone.budget;

import org.jspecify.annotations.NullMarked;
